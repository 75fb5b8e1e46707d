import { redo, undo, undoDepth } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import { pastOf, withPast } from '../past';
import type { Json } from '../document';
import { doc, h, p, page, q, ul, li, type Page } from './copy';

/** Through the file and back: what does not survive JSON does not survive the window. */
const kept = (story: Page): Json[] => JSON.parse(JSON.stringify(pastOf(story.body.view.state))) as Json[];

/** The same text in another window, with the past it was kept with. */
function another(story: Page, past: Json[], copy = story.doc): Page {
  const next = page(copy);
  const state = withPast(next.body.view.state, past);
  if (state !== null) next.body.view.updateState(state);
  return next;
}

function back(story: Page): boolean {
  return undo(story.body.view.state, story.body.view.dispatch);
}

function writing(): Page {
  const story = page(doc(h(2, 'Ships'), p('She sails|'), ul(li(p('one')))));
  story.type(' on Sunday.');
  story.press('Enter');
  story.type('## ');
  story.type('Then');
  story.select('sails').press('Mod-b');
  return story;
}

describe('what can be taken back in another window', () => {
  it('is taken back change by change, to the very first text, and done again', () => {
    const story = writing();
    const past = kept(story);
    const texts: string[] = [story.shape];
    const next = another(story, past);
    expect(next.shape).toBe(story.shape);
    expect(undoDepth(next.body.view.state)).toBe(undoDepth(story.body.view.state));
    while (back(story)) texts.push(story.shape);
    const again: string[] = [next.shape];
    while (back(next)) again.push(next.shape);
    expect(again).toEqual(texts);
    expect(again.at(-1)).toContain('She sails"');
    while (redo(next.body.view.state, next.body.view.dispatch));
    expect(next.shape).toBe(texts[0]);
  });

  it('keeps what was taken back, to be done again, and drops it once something is typed', () => {
    const story = writing();
    const texts: string[] = [story.shape];
    while (texts.length < 4 && back(story)) texts.unshift(story.shape);
    const past = kept(story);
    const next = another(story, past);
    expect(next.shape).toBe(texts[0]);
    const again: string[] = [next.shape];
    while (redo(next.body.view.state, next.body.view.dispatch)) again.push(next.shape);
    expect(again).toEqual(texts);
    while (back(next));
    expect(next.shape).toContain('She sails"');
    const third = another(story, past);
    third.select('Ships').type('X');
    expect(redo(third.body.view.state)).toBe(false);
  });

  it('keeps what was taken back where nothing else can be', () => {
    const story = page(doc(p('a|'))).type('b');
    back(story);
    const next = another(story, kept(story));
    expect(redo(next.body.view.state, next.body.view.dispatch)).toBe(true);
    expect(next.shape).toBe('paragraph("ab")');
  });

  it('keeps the ids of the paragraphs it brings back', () => {
    const story = page(doc(p('one|'), p('two')));
    const { view } = story.body;
    view.dispatch(view.state.tr.delete(5, 10));
    const next = another(story, kept(story));
    back(next);
    expect(next.ids).toEqual(['b1', 'b2']);
  });

  it('takes back what is typed next by itself first', () => {
    const story = page(doc(p('a|'))).type('b');
    const next = another(story, kept(story));
    next.select('ab');
    const { view } = next.body;
    view.dispatch(view.state.tr.insertText('c', 3));
    expect(next.shape).toBe('paragraph("abc")');
    back(next);
    expect(next.shape).toBe('paragraph("ab")');
    back(next);
    expect(next.shape).toBe('paragraph("a")');
  });

  it('remembers who was quoted', () => {
    const story = page(doc(q('Ada', p('Yes|'))));
    const { view } = story.body;
    view.dispatch(view.state.tr.setNodeAttribute(0, 'attribution', 'Bo'));
    const next = another(story, kept(story));
    back(next);
    expect(next.doc.child(0).attrs.attribution).toBe('Ada');
  });

  it('is dropped for another text', () => {
    const past = kept(page(doc(p('a|'))).type('bcd'));
    const other = another(page(doc(p('x'))), past);
    expect(other.shape).toBe('paragraph("x")');
    expect(back(other)).toBe(false);
  });

  it.each<[string, Json[]]>([
    ['nothing', []],
    ['no steps', [{ steps: 'none' }]],
    ['a step of another version', [{ steps: [{ stepType: 'teleport' }] }]],
    ['a place that is not there', [{ steps: [{ stepType: 'replace', from: 900, to: 950 }] }]],
    [
      'an unknown block',
      [{ steps: [{ stepType: 'replace', from: 0, to: 3, slice: { content: [{ type: 'x' }] } }] }],
    ],
  ])('is dropped where there is %s in it', (_, past) => {
    const next = another(page(doc(p('a'))), past);
    expect(next.shape).toBe('paragraph("a")');
    expect(back(next)).toBe(false);
  });

  it('leaves a window alone that was typed in already', () => {
    const story = page(doc(p('a|'))).type('b');
    const typed = page(story.doc).type('x');
    expect(withPast(typed.body.view.state, kept(story))).toBeNull();
  });

  it('is bounded: the oldest goes first', () => {
    const story = page(doc(p('|')));
    const { view } = story.body;
    for (let at = 0; at < 150; at += 1) {
      view.dispatch(
        view.state.tr
          .insertText('x', 1)
          .setMeta('composition', `c${String(at)}`)
          .setTime(at * 10_000),
      );
    }
    expect(kept(story)).toHaveLength(100);
    const next = another(story, kept(story));
    while (back(next));
    expect(next.doc.textContent).toBe('x'.repeat(50));
  });
});
