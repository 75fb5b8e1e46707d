/** What the hands on a page do with words that stand there already: an open story over the twin of the host. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import type { EditorView } from 'prosemirror-view';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import '../../../editor/tests/copy';
import { actions } from '../../../actions';
import { house } from '../../../house.svelte';
import { use } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import { PageHands } from '../hands.svelte';
import Story from '../Story.svelte';

async function open(slug: string): Promise<Memory> {
  const host = memory();
  use(host);
  await house.enter();
  render(Story, { story: slug });
  await screen.findByTestId('body');
  return host;
}

const begun = vi.spyOn(PageHands.prototype, 'begin');

function view(): EditorView {
  const hands = begun.mock.contexts.at(-1) as PageHands | undefined;
  if (!hands?.fields.body) throw new Error('no text is open');
  return hands.fields.body.view;
}

const words = (): string => view().state.doc.textContent;

/** Types as a hand does, where the caret stands. */
function type(letter: string): void {
  const { from, to } = view().state.selection;
  const plain = () => view().state.tr.insertText(letter, from, to);
  if (view().someProp('handleTextInput', (handle) => handle(view(), from, to, letter, plain)) !== true)
    view().dispatch(plain());
}

/** Types into the box that asks where a link leads, and thinks better of it. */
async function thinkBetter(typed: string): Promise<void> {
  const box = await screen.findByTestId('link-address');
  await fireEvent.input(box, { target: { value: typed } });
  await fireEvent(box.closest('dialog') as Element, new Event('cancel', { cancelable: true }));
  await waitFor(() => expect(screen.queryByTestId('link-address')).toBe(null));
  await tick();
}

afterEach(cleanup);

describe('a link to a story that nobody chooses', () => {
  it('leaves the words that were selected for it', async () => {
    await open('ferry-contract');
    actions.run('story.placeholder');
    const before = words();
    actions.run('story.link');
    await thinkBetter('harbour');
    expect(words()).toBe(before);
    const { from, to } = view().state.selection;
    expect(view().state.doc.textBetween(from, to)).toBe('TK');
  });

  it('leaves the @ that asked for it, and what was typed behind', async () => {
    await open('ferry-contract');
    actions.run('story.body');
    type(' ');
    const before = words();
    type('@');
    expect(words()).toBe(before);
    await thinkBetter('fenmarsh');
    const { to } = view().state.selection;
    expect(view().state.doc.textBetween(to - 10, to)).toBe(' @fenmarsh');
    expect(words()).toHaveLength(before.length + '@fenmarsh'.length);
  });
});

it('caret and undo stay while the record of the story changes', async () => {
  await open('pilots-ballot');
  actions.run('story.body');
  const before = words();
  type('x');
  const typed = view();
  const { from } = typed.state.selection;
  await fireEvent.click(screen.getByTestId('act-file'));
  await waitFor(() => expect(screen.getByTestId('story').dataset.workflow).toBe('filed'));
  expect(view()).toBe(typed);
  expect(typed.state.selection.from).toBe(from);
  actions.run('copy.undo');
  expect(words()).toBe(before);
});

it('a short headline written elsewhere comes in, and is not sent back as it was', async () => {
  const host = await open('pilots-ballot');
  const { furniture, blocks, row, seq } = await host.call('open_story', { story: 'pilots-ballot' });
  await host.call('type_text', {
    story: row.id,
    seq,
    furniture: { ...furniture, short_headline: 'Pilots vote' },
    changed: [],
    order: blocks.map((block) => String((block as { attrs: { id: string } }).attrs.id)),
    gone: [],
    window: 'another',
    token: null,
    kept: null,
    caret: null,
  });
  await waitFor(() => expect(screen.getByTestId('story').dataset.seq).toBe(String(seq + 1)));
  expect(screen.getByTestId('story').dataset.saved).toBe('yes');
  await fireEvent.input(screen.getByTestId('headline'), { target: { value: 'Pilots say yes' } });
  await waitFor(() => expect(screen.getByTestId('story').dataset.seq).toBe(String(seq + 2)), {
    timeout: 2000,
  });
  const now = (await host.call('open_story', { story: 'pilots-ballot' })).furniture;
  expect(now).toMatchObject({ headline: 'Pilots say yes', short_headline: 'Pilots vote' });
});
