/** Looking through a page that is partly selected. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CellsSelection } from '../../../editor/cells';
import { type } from '../../../editor/document';
import { body } from '../../../editor/schema';
import { doc, p, page, type Page } from '../../../editor/tests/copy';
import { Finder } from '../find/finder.svelte';
import type { PageHands } from '../hands.svelte';

afterEach(() => void vi.useRealTimers());

function finding(story: Page): { finder: Finder; hands: { fields: { body: Page['body'] | null } } } {
  const hands = {
    fields: { headline: null, line: null, body: story.body as Page['body'] | null },
    place: 'body',
  };
  return { finder: new Finder(hands as unknown as PageHands, () => true), hands };
}

/** A table with the same word in every cell, the first column of which is selected. */
function column(): Page {
  const cell = () => type('table_cell').create(null, body.text('ferry'));
  const row = () => type('table_row').create(null, [cell(), cell()]);
  const story = page(doc(type('table').create(null, [row(), row()]), p('ferry|')));
  const { view } = story.body;
  const cells = CellsSelection.between(view.state.doc.resolve(3), view.state.doc.resolve(20));
  if (cells === null) throw new Error('no cells');
  view.dispatch(view.state.tr.setSelection(cells));
  return story;
}

describe('selected cells', () => {
  it('are looked through alone, every one of them', async () => {
    const story = column();
    expect(story.body.view.state.selection.ranges).toHaveLength(2);
    const { finder } = finding(story);
    finder.begin(false);
    expect(finder.inside).toBe(true);
    finder.text = 'ferry';
    await finder.look();
    expect(finder.told).toBe('1 of 2');
    finder.instead = 'boat';
    finder.replaceAll();
    expect(story.doc.textContent).toBe('boatferryboatferryferry');
  });
});

describe('a page that is left', () => {
  it('is not looked through any more', () => {
    vi.useFakeTimers();
    const story = page(doc(p('ferry|')));
    const { finder, hands } = finding(story);
    finder.begin(false);
    finder.text = 'ferry';
    (finder as unknown as { hands: PageHands }).hands.typed?.();
    hands.fields.body = null;
    story.body.destroy();
    expect(() => vi.runAllTimers()).not.toThrow();
    expect(finder.hits).toEqual([]);
  });
});
