/** What a reader by ear or by keyboard meets, on every screen. Colours are judged in contrast.test.ts: jsdom has none. */
import axe from 'axe-core';
import { afterEach, expect, it } from 'vitest';
import '../src/editor/tests/copy';
import { all, byId, click, closeWindow, fill, openWindow, press, screen, story, until } from './window';

afterEach(closeWindow);

async function judge(): Promise<void> {
  const { violations } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false } },
    resultTypes: ['violations'],
  });
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
  expect(told).toEqual([]);
}

it('first run', async () => {
  await openWindow({ newsroom: null });
  await judge();
});

it('a newsroom that does not open', async () => {
  await openWindow({
    newsroom: null,
    problem: { code: 'in_use', message: 'It is open elsewhere.', refusal: null },
  });
  await judge();
});

it('home', async () => {
  await openWindow();
  await judge();
});

it('the desk, with a refusal', async () => {
  await openWindow();
  click('nav-desk');
  await screen('desk');
  story('tram-extension').focus();
  press('t');
  await until(() => all('failure').length === 1);
  await judge();
});

it('a note to return copy with', async () => {
  await openWindow();
  click('nav-desk');
  await screen('desk');
  story('lake-vote').focus();
  press('r');
  await judge();
});

it('people and desks, with an author open', async () => {
  await openWindow();
  click('nav-people');
  await screen('people');
  byId('author-row').querySelector<HTMLElement>('[aria-expanded]')?.click();
  await judge();
});

it('a role to give', async () => {
  await openWindow();
  click('nav-people');
  await screen('people');
  click('give-role');
  await judge();
});

it('release, before and after', async () => {
  await openWindow();
  click('nav-release');
  await screen('release');
  await judge();
  click('export');
  await until(() => all('export-done').length === 1);
  await judge();
});

it('import, before and after reading', async () => {
  await openWindow();
  click('nav-import');
  await judge();
  fill('import-paste', 'Seals in the Marina\nAda Moreau\nThey came on a Sunday.\nLatest');
  click('import-read');
  await until(() => all('import-reading').length === 1);
  await judge();
});

it('every action by its name', async () => {
  await openWindow();
  press('P', { ctrlKey: true, shiftKey: true });
  await until(() => all('palette-action').length > 10);
  await judge();
});

it('the outline and the reading order of a story, dimmed and alone', async () => {
  await openWindow();
  click('nav-search');
  await until(() => all('jump-hit').length > 0);
  all('jump-hit')[0]?.click();
  await until(() => all('body').length === 1);
  press('4', { ctrlKey: true });
  await until(() => all('heard').length > 0);
  await judge();
  press('F11');
  await judge();
  press('Escape');
});

it('find and replace in a story', async () => {
  await openWindow();
  click('nav-search');
  await until(() => all('jump-hit').length > 0);
  all('jump-hit')[0]?.click();
  await until(() => all('body').length === 1);
  press('h', { ctrlKey: true });
  fill('find-text', 'the');
  await judge();
});

it('jump and keys', async () => {
  await openWindow();
  click('nav-search');
  await until(() => all('jump-hit').length > 0);
  await judge();
  byId('jump').dispatchEvent(new Event('cancel', { cancelable: true }));
  expect(all('jump')).toHaveLength(0);
  press('?');
  await until(() => all('keys').length === 1);
  await judge();
});
