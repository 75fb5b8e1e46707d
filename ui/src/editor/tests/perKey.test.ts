/** What a key costs in a long story: work on the paragraph it is typed into, and on no other. */
import { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { toggleInvisibles } from '../invisibles';
import { type } from '../document';
import { doc, p, page, pull, type Page } from './copy';

const MANY = 900;

function long(): Page {
  const lines = Array.from({ length: MANY }, (_, at) =>
    p(`Line ${String(at)} of the long story. The tide was late.`),
  );
  lines[3] = p('Noted', type('note_ref').create({ label: '1' }), ' here.');
  lines[7] = p('TK, the tide was late.');
  const note = type('note').create({ label: '1' }, p('A note.'));
  const story = page(doc(...lines, pull('', 'The tide was late.'), pull('', 'Nobody said this.'), note));
  const { view } = story.body;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(story.doc, 5)));
  return story;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('a key in a long story', () => {
  it.each([
    ['with everything off', false],
    ['with invisible characters shown', true],
  ])('reads one paragraph, %s', (_how, shown) => {
    const story = long();
    if (shown) story.body.run(toggleInvisibles);
    story.type('a');
    const reads = [
      vi.spyOn(Node.prototype, 'textBetween'),
      vi.spyOn(Node.prototype, 'descendants'),
      vi.spyOn(Node.prototype, 'nodesBetween'),
    ];
    story.type('b');
    const count = reads.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(40);
  });

  it('has pull quotes held against the text in the pause after it', () => {
    vi.useFakeTimers();
    const story = long();
    const marks = (): number => story.body.view.dom.querySelectorAll('.pulled-mark').length;
    expect(marks()).toBe(1);
    story.select('Nobody said this.').type('The tide was late.');
    expect(marks()).toBe(1);
    vi.advanceTimersByTime(300);
    expect(marks()).toBe(0);
    story.select('The tide was late.').type('Z');
    story.type('ero.');
    vi.advanceTimersByTime(300);
    expect(marks()).toBe(0);
  });
});
