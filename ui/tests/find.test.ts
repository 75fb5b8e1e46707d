/** Find and replace on an open story, by its keys: over headline, standfirst, text and attributions. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import '../src/editor/tests/copy';
import { habits } from '../src/habits.svelte';
import { all, byId, click, closeWindow, fill, openWindow, press, until } from './window';

beforeEach(() => habits.restart());
afterEach(closeWindow);

async function inStory(): Promise<void> {
  await openWindow();
  press('k', { ctrlKey: true });
  fill('jump-input', 'ferry');
  await until(() => all('jump-hit').length === 2);
  all('jump-hit')[0]?.click();
  await until(() => all('body').length === 1);
  byId('body').focus();
}
const told = (): string => byId('find-told').textContent.trim();
const headline = (): string => (byId('headline') as HTMLTextAreaElement).value;
const copy = (): string => byId('body').textContent;
const find = (words: string): void => {
  press('f', { ctrlKey: true });
  fill('find-text', words);
};

describe('find', () => {
  it('counts in headline, standfirst and text, and goes round', async () => {
    await inStory();
    find('third ship');
    await until(() => told() !== '');
    expect(told()).toMatch(/^1 of \d+$/);
    const number = Number(/\d+$/.exec(told())?.[0]);
    byId('find-text').focus();
    for (let at = 1; at < number; at += 1) press('Enter');
    expect(told()).toBe(`${number} of ${number}`);
    press('F3');
    expect(told()).toBe(`1 of ${number}`);
    press('F3', { shiftKey: true });
    expect(told()).toBe(`${number} of ${number}`);
    expect(byId('story').querySelectorAll('.found').length).toBeGreaterThan(0);
    expect(byId('story').querySelectorAll('.found.now').length).toBeLessThanOrEqual(1);
  });

  it('says that nothing is found, and what is wrong with a pattern', async () => {
    await inStory();
    find('xyzzy');
    expect(told()).toBe('Nothing found');
    press('r', { altKey: true });
    fill('find-text', '(ferry');
    await until(() => told().includes('not closed'));
    expect(byId('find-text').getAttribute('aria-invalid')).toBe('true');
    fill('find-text', 'ferr(y|ies)');
    await until(() => /of/.test(told()));
  });

  it('leaves the caret on the match when it is closed', async () => {
    await inStory();
    find('decision');
    byId('find-text').focus();
    press('Escape');
    expect(all('find')).toHaveLength(0);
    expect(document.activeElement).toBe(byId('body'));
    expect(document.getSelection()?.toString().toLowerCase()).toBe('decision');
    expect(byId('story').querySelectorAll('.found')).toHaveLength(0);
  });

  it('takes up again what was looked for', async () => {
    await inStory();
    find('decision');
    byId('find-text').focus();
    press('Escape');
    press('F3');
    expect((byId('find-text') as HTMLInputElement).value).toBe('decision');
  });
});

describe('replace', () => {
  it('changes every match on the page; undo in the text brings all of the text back', async () => {
    await inStory();
    const [above, was] = [headline(), copy()];
    press('h', { ctrlKey: true });
    fill('find-text', 'ferry');
    fill('find-instead', 'steamer');
    expect(above).toMatch(/ferry/i);
    click('find-all');
    expect(headline()).not.toMatch(/ferry/i);
    expect(copy()).not.toMatch(/ferry/i);
    expect(told()).toBe('Nothing found');
    byId('find-text').focus();
    press('Escape');
    byId('body').focus();
    press('z', { ctrlKey: true });
    expect(copy()).toBe(was);
  });

  it('changes one and goes on behind it, though the new words match again', async () => {
    await inStory();
    byId('headline').focus();
    press('h', { ctrlKey: true });
    fill('find-text', 'ferry');
    fill('find-instead', 'ferry boat');
    const number = Number(/\d+$/.exec(told())?.[0]);
    byId('find-instead').focus();
    press('Enter');
    expect(told()).toBe(`2 of ${number}`);
    expect(headline().match(/ferry boat/gi)).toHaveLength(1);
  });
});
