/** The merge screen over the twin: both sides shown, and what is chosen sent. */
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { use, type wire } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import Merge from '../Merge.svelte';
import { named, toSend } from '../choice';

const place = (more: Partial<wire.MergePlace>): wire.MergePlace => ({
  slot: 'block:p1',
  clash: 'overlap',
  paragraph: 1,
  ours: [
    { how: 'kept', text: 'It closed on ' },
    { how: 'cut', text: 'Monday' },
    { how: 'added', text: 'Tuesday' },
  ],
  theirs: [
    { how: 'kept', text: 'It closed on ' },
    { how: 'added', text: 'Wednesday' },
  ],
  merged: null,
  line: 'It closed on Tuesday',
  ...more,
});

const view = (places: wire.MergePlace[]): wire.MergeView => ({
  story: 's1',
  headline: 'Ferry',
  seq: 4,
  places,
  same: false,
  sibling: {
    number: 2,
    revision: 'r',
    base: 'b',
    by: 'Ana Keita',
    mine: false,
    at: '2026-05-14T12:00:00Z',
    why: 'taken_over',
  },
});

let host: Memory;
let sent: unknown[];
let closed: number;
/** Every test has a story of its own: what is left for later stays with it. */
let story = 0;

async function show(places: wire.MergePlace[], settle?: () => Promise<void>): Promise<void> {
  host.call = (() => Promise.resolve(view(places))) as unknown as Memory['call'];
  render(Merge, {
    story: `s${story}`,
    sibling: 2,
    settle: async (merge: unknown) => {
      await settle?.();
      sent.push(merge);
    },
    onClose: () => (closed += 1),
  });
  await screen.findByTestId('merge-settle');
}

beforeEach(() => {
  host = memory();
  use(host);
  sent = [];
  closed = 0;
  story += 1;
});
afterEach(cleanup);

describe('two texts of one story', () => {
  it('are shown side by side, word by word', async () => {
    await show([place({})]);
    const text = screen.getByTestId('merge-place').textContent;
    expect(text).toContain('Paragraph 1');
    expect(screen.getByText('Monday').tagName).toBe('DEL');
    expect(screen.getByText('Wednesday').tagName).toBe('INS');
    expect(screen.getByTestId('merge').textContent).toContain('Ana Keita’s words');
  });

  it('go together as chosen, place by place, or in other words', async () => {
    await show([
      place({}),
      place({ slot: 'headline', paragraph: 0 }),
      place({ slot: 'block:p3', paragraph: 3 }),
    ]);
    const [theirs] = screen.getAllByTestId('merge-theirs');
    if (theirs !== undefined) await fireEvent.click(theirs);
    const write = screen.getAllByTestId('merge-write')[1];
    if (write !== undefined) await fireEvent.click(write);
    const field = screen.getByTestId<HTMLTextAreaElement>('merge-text');
    expect(field.value).toBe('It closed on Tuesday');
    await fireEvent.input(field, { target: { value: 'Midweek' } });
    expect(screen.getByTestId('merge-settle').textContent).toContain('keeping both in 1 place');
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(closed).toBe(1));
    expect(sent).toEqual([
      {
        sibling: 2,
        all: null,
        choices: [
          { slot: 'block:p1', take: 'theirs', text: null },
          { slot: 'headline', take: null, text: 'Midweek' },
        ],
      },
    ]);
  });

  it('take no other words where more than one line differs', async () => {
    await show([place({}), place({ slot: 'block:p2', paragraph: 2, line: null })]);
    expect(screen.getAllByTestId('merge-write')).toHaveLength(1);
    expect(screen.getAllByTestId('merge-both')).toHaveLength(2);
  });

  it('wait when they are left, and what was chosen stays when it was refused', async () => {
    const stale: wire.Failure = { code: 'stale', message: 'The text changed.', refusal: null };
    await show([place({})], () => Promise.reject(stale as unknown as Error));
    await fireEvent.click(screen.getByTestId('merge-both'));
    await fireEvent.click(screen.getByTestId('merge-settle'));
    await screen.findByTestId('merge-failure');
    expect(screen.getByTestId<HTMLInputElement>('merge-both').checked).toBe(true);
    await fireEvent.keyDown(screen.getByTestId('merge-settle'), { key: 'Escape' });
    expect([closed, sent]).toEqual([1, []]);
  });

  it('stay open on Esc in words of one’s own, and on the keys of an input method', async () => {
    await show([place({})]);
    await fireEvent.click(screen.getByTestId('merge-write'));
    const field = screen.getByTestId('merge-text');
    await fireEvent.input(field, { target: { value: 'Midweek' } });
    await fireEvent.keyDown(field, { key: 'Escape', isComposing: true });
    await fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true, isComposing: true });
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect([closed, sent]).toEqual([0, []]);
    expect(document.activeElement?.id).toBe('merge-title');
    await fireEvent.keyDown(document.activeElement ?? field, { key: 'Escape' });
    expect(closed).toBe(1);
  });

  it('keep what was chosen and written for when they are opened again', async () => {
    await show([place({})]);
    await fireEvent.click(screen.getByTestId('merge-write'));
    await fireEvent.input(screen.getByTestId('merge-text'), { target: { value: 'Midweek' } });
    await fireEvent.click(screen.getByTestId('merge-both'));
    await fireEvent.click(screen.getByTestId('merge-write'));
    cleanup();
    await show([place({})]);
    expect(screen.getByTestId<HTMLTextAreaElement>('merge-text').value).toBe('Midweek');
    await fireEvent.click(screen.getByTestId('merge-settle'));
    await waitFor(() => expect(closed).toBe(1));
    cleanup();
    await show([place({})]);
    expect(screen.queryByTestId('merge-text')).toBe(null);
  });

  it('ask nothing where nothing is to be chosen', async () => {
    await show([]);
    expect(screen.getByTestId('merge').textContent).toContain('nothing to choose');
  });

  it('are clear to ears', async () => {
    await show([
      place({}),
      place({ slot: 'standfirst', clash: 'merged', merged: [{ how: 'kept', text: 'Both' }] }),
    ]);
    const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
    const { violations } = await axe.run(document.body, { rules, resultTypes: ['violations'] });
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
  });
});

describe('words for it', () => {
  it('name places and leave out what was not chosen', () => {
    expect(named(place({ slot: 'standfirst' }))).toBe('Standfirst');
    expect(toSend({ a: {}, b: { take: 'ours' } })).toEqual([{ slot: 'b', take: 'ours', text: null }]);
  });
});
