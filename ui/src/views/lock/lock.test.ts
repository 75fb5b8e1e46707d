/** The lock over the whole window, and what unlocks it. */
import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import App from '../../App.svelte';
import { house } from '../../house.svelte';
import { use } from '../../platform';
import { memory, type Memory } from '../../platform/memory';
import { lock } from '../../seat';

const WORDS = 'four quiet herring gulls';
// The whole window is drawn for each.
configure({ asyncUtilTimeout: 10_000 });
let host: Memory;

beforeEach(async () => {
  host = memory();
  use(host);
  render(App);
  await screen.findByTestId('act-as');
});
afterEach(cleanup);

async function type(testid: string, text: string): Promise<void> {
  await fireEvent.input(await screen.findByTestId(testid), { target: { value: text } });
}

async function keyed(): Promise<void> {
  await house.setPassphrase('', WORDS);
}

it('where nobody has a passphrase nothing of it stands in the way, and a lock offers to set one', async () => {
  expect(screen.queryByTestId('lock-screen')).toBe(null);
  await lock();
  expect(house.locked).toBe(false);
  await type('passphrase-new', WORDS);
  expect(screen.getByTestId<HTMLButtonElement>('passphrase-set').disabled).toBe(true);
  await type('passphrase-again', WORDS);
  await fireEvent.click(screen.getByTestId('passphrase-set'));
  await waitFor(() => expect(screen.queryByTestId('passphrase')).toBe(null));
  await screen.findByTestId('lock-screen');
});

it('a locked window shows no story, and only the passphrase opens it', async () => {
  await keyed();
  await fireEvent.click(await screen.findByTestId('lock-screen'));
  await screen.findByTestId('lock');
  expect(screen.queryByTestId('act-as')).toBe(null);
  await type('lock-passphrase', 'three loud gulls');
  await fireEvent.click(screen.getByTestId('lock-open'));
  expect((await screen.findByTestId('lock-failure')).textContent).toContain('not the passphrase');
  expect(screen.getByTestId<HTMLInputElement>('lock-passphrase').value).toBe('');
  await type('lock-passphrase', WORDS);
  await fireEvent.click(screen.getByTestId('lock-open'));
  await screen.findByTestId('act-as');
  expect(screen.queryByTestId('failure')).toBe(null);
});

it('somebody else sits down at a locked screen, and does not get back without the passphrase', async () => {
  await keyed();
  const first = house.newsroom?.me.id ?? '';
  const other = house.newsroom?.people.find(({ id }) => id !== first)?.id ?? '';
  await house.lock();
  await fireEvent.change(await screen.findByTestId('lock-person'), { target: { value: other } });
  await fireEvent.click(screen.getByTestId('lock-open'));
  const menu = await screen.findByTestId<HTMLSelectElement>('act-as');
  expect(house.newsroom?.me.id).toBe(other);
  await fireEvent.change(menu, { target: { value: first } });
  await type('sit-passphrase', 'three loud gulls');
  await fireEvent.click(screen.getByTestId('sit-confirm'));
  await screen.findByTestId('sit-failure');
  expect(house.newsroom?.me.id).toBe(other);
  await type('sit-passphrase', WORDS);
  await fireEvent.click(screen.getByTestId('sit-confirm'));
  await waitFor(() => expect(house.newsroom?.me.id).toBe(first));
});

it('what is typed into a story is committed before the lock', async () => {
  await keyed();
  const { pickUp } = await import('../story/shelf');
  const story = await pickUp('pilots-ballot');
  story.typedAbove({ headline: 'Typed just before' });
  await house.lock();
  expect(story.unsafe).toBe(false);
  await house.sitDown(house.newsroom?.me.id ?? '', WORDS);
  const view = await host.call('open_story', { story: 'pilots-ballot' });
  expect(view.furniture.headline).toBe('Typed just before');
});
