import { history, undo } from 'prosemirror-history';
import { EditorState, type Transaction } from 'prosemirror-state';
import { DecorationSet } from 'prosemirror-view';
import { expect, it } from 'vitest';
import { cutMarked, markCuts, toggled, wordsOf } from '../cuts';
import { bodyFromJson } from '../document';
import { guiding } from '../guides';
import { newId } from '../ids';

const paragraph = (id: string, text: string): Record<string, unknown> => ({
  type: 'paragraph',
  attrs: { id },
  content: text === '' ? [] : [{ type: 'text', text }],
});

it('guides stand over empty blocks alone and are never in the document', () => {
  const doc = bodyFromJson([paragraph('a', ''), paragraph('b', 'Words.'), paragraph('c', '')], newId);
  const plugin = guiding(() => ({ a: 'Who did what', b: 'Not this' }));
  const state = EditorState.create({ doc, plugins: [plugin] });
  const drawn = plugin.props.decorations?.call(plugin, state);
  const found = drawn instanceof DecorationSet ? drawn.find() : [];
  expect(found.map(({ from, to }) => [from, to])).toEqual([[0, 2]]);
  expect(JSON.stringify(doc.toJSON())).not.toContain('Who did what');
  expect(doc.textContent).toBe('Words.');
});

const marked = (ids: string[]): EditorState => {
  const doc = bodyFromJson(
    [paragraph('a', 'One two.'), paragraph('b', 'Three.'), paragraph('c', 'Four.')],
    newId,
  );
  return EditorState.create({ doc, plugins: [history(), markCuts(() => ids)] });
};

it('what can go is counted, taken out in one step, and comes back with one', () => {
  let state = marked(['b', 'a']);
  expect(wordsOf(state.doc, ['b', 'a'])).toBe(3);
  const dispatch = (tr: Transaction): void => void (state = state.apply(tr));
  expect(cutMarked(['b', 'a'])(state, dispatch)).toBe(true);
  expect(state.doc.textContent).toBe('Four.');
  undo(state, dispatch);
  expect(state.doc.textContent).toBe('One two.Three.Four.');
  expect(cutMarked(['gone'])(state)).toBe(false);
});

it('marks stand in the order they were made, and go where all of it is marked', () => {
  expect(toggled(['b'], ['a', 'b'])).toEqual(['b', 'a']);
  expect(toggled(['b', 'a', 'c'], ['a', 'b'])).toEqual(['c']);
});

it('a body is never left without a block', () => {
  const only = bodyFromJson([paragraph('a', 'One.')], newId);
  let state = EditorState.create({ doc: only });
  cutMarked(['a'])(state, (tr) => (state = state.apply(tr)));
  expect([state.doc.childCount, state.doc.textContent]).toEqual([1, '']);
});
