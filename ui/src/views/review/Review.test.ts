import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { actions } from '../../actions';
import { house } from '../../house.svelte';
import { use, type wire } from '../../platform';
import { memory, type Memory } from '../../platform/memory';
import Review from './Review.svelte';

afterEach(cleanup);

let host: Memory;
let story: wire.StoryView;

const idOf = (block: wire.Json | undefined): string => (block?.['attrs'] as { id: string }).id;
const textOf = (view: wire.StoryView, id: string): string =>
  JSON.stringify(view.blocks.find((block) => idOf(block) === id));

/** Suggests other words for the first paragraph, as a colleague. */
async function suggest(person: string, words: string): Promise<string> {
  const me = house.newsroom?.me.id ?? '';
  const id =
    (await host.call('people', {})).people.find(({ name }) => name !== me && name === person)?.id ?? '';
  await host.call('act_as', { person: id });
  const text = await host.call('proposal', { story: story.row.id });
  const block = text.blocks[0];
  await host.call('propose', {
    story: story.row.id,
    base: text.base,
    seq: text.seq,
    furniture: null,
    changed: [{ ...block, content: [{ type: 'text', text: words }] } as wire.Json],
    order: text.blocks.map(idOf),
    gone: [],
  });
  await host.call('act_as', { person: me });
  return idOf(block);
}

beforeEach(async () => {
  host = memory();
  use(host);
  await house.enter();
  story = await host.call('open_story', { story: 'lake-vote' });
});

it('opens at what is suggested, with whose it is, and takes it into the text that is shown', async () => {
  const others = (await host.call('people', {})).people.filter(({ id }) => id !== house.newsroom?.me.id);
  const who = others.find(({ active }) => active)?.name ?? '';
  const block = await suggest(who, 'Nobody expected the vote to be so close.');
  render(Review, { story: story.row.id });
  const deciding = await screen.findByTestId('deciding');
  expect(deciding.textContent).toContain(who);
  expect(document.querySelector('.suggested')?.textContent).toContain('suggests:');
  expect(textOf(await host.call('open_story', { story: story.row.id }), block)).not.toContain(
    'Nobody expected',
  );
  await fireEvent.click(screen.getByTestId('take'));
  await waitFor(() => expect(screen.queryByTestId('deciding')).toBe(null));
  expect(textOf(await host.call('open_story', { story: story.row.id }), block)).toContain('Nobody expected');
});

it('turns a suggestion down by its key and leaves the text alone', async () => {
  const others = (await host.call('people', {})).people.filter(({ id }) => id !== house.newsroom?.me.id);
  const block = await suggest(others.find(({ active }) => active)?.name ?? '', 'Nobody expected it.');
  render(Review, { story: story.row.id });
  await screen.findByTestId('deciding');
  actions.run('review.turn-down');
  await waitFor(() => expect(document.querySelector('.suggested')).toBe(null));
  expect(textOf(await host.call('open_story', { story: story.row.id }), block)).not.toContain(
    'Nobody expected',
  );
});

it('approves with the number of the text on the screen', async () => {
  const asked: unknown[] = [];
  const call = host.call.bind(host);
  host.call = (async (command: never, request: never) => {
    if (command === 'act') asked.push(request);
    return call(command, request);
  }) as Memory['call'];
  render(Review, { story: story.row.id });
  const approve = await screen.findByTestId<HTMLButtonElement>('review-approve');
  await waitFor(() => expect(screen.getByTestId('review-summary')).toBeTruthy());
  await waitFor(() => expect(document.querySelector('.set')).not.toBe(null));
  if (approve.disabled) {
    expect(approve.title).not.toBe('');
    return;
  }
  await fireEvent.click(approve);
  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]).toMatchObject({ act: 'approve', seq: story.seq });
});

it('shows what was said beside its words, and apart where those are gone', async () => {
  const text = await host.call('save_comment', {
    story: story.row.id,
    comment: null,
    thread: null,
    text: 'Who counted?',
    slot: idOf(story.blocks[0]),
    line: 0,
    from: 0,
    to: 12,
    quote: '',
    must: true,
    seq: null,
  });
  expect(text.comment).not.toBe('');
  render(Review, { story: story.row.id });
  const thread = await screen.findByTestId('thread');
  expect(thread.textContent).toContain('Who counted?');
  expect(document.querySelector('.remarked')).not.toBe(null);
  const words = {
    ...story.blocks[0],
    content: [{ type: 'text', text: 'Quite another beginning.' }],
  } as wire.Json;
  await host.call('type_text', {
    story: story.row.id,
    seq: story.seq,
    furniture: null,
    changed: [words],
    order: story.blocks.map(idOf),
    gone: [],
    window: '',
    token: null,
    kept: null,
    caret: null,
  });
  cleanup();
  render(Review, { story: story.row.id });
  expect((await screen.findByTestId('gone')).textContent).toContain('Who counted?');
});
