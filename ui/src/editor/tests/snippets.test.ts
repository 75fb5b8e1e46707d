import { history, undo } from 'prosemirror-history';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { bodyFromJson } from '../document';
import { blockIds, idOf, newId } from '../ids';
import { insertPiece, selectedBlocks } from '../snippets';

const paragraph = (id: string, text: string): Record<string, unknown> => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

function room(...texts: string[]): { state: EditorState; dispatch: (tr: Transaction) => void } {
  const doc = bodyFromJson(
    texts.map((text, at) => paragraph(`p${String(at)}`, text)),
    newId,
  );
  const held = {
    state: EditorState.create({ doc, plugins: [history(), blockIds()] }),
    dispatch: (tr: Transaction): void => void (held.state = held.state.apply(tr)),
  };
  return held;
}

describe('a snippet', () => {
  it('of one paragraph goes in as words, and undo takes it out in one step', () => {
    const at = room('Say: now');
    at.dispatch(at.state.tr.setSelection(TextSelection.create(at.state.doc, 6)));
    insertPiece([paragraph('x', 'the line ')])(at.state, at.dispatch);
    expect(at.state.doc.textContent).toBe('Say: the line now');
    undo(at.state, at.dispatch);
    expect(at.state.doc.textContent).toBe('Say: now');
  });

  it('of several goes in as blocks with ids of their own, in the place of its shortcut', () => {
    const at = room('Before', ';box');
    at.dispatch(at.state.tr.setSelection(TextSelection.atEnd(at.state.doc)));
    insertPiece([paragraph('p0', 'One'), paragraph('p0', 'Two')], 4)(at.state, at.dispatch);
    const ids: string[] = [];
    at.state.doc.forEach((block) => ids.push(idOf(block)));
    expect(at.state.doc.textContent.replaceAll(';', '')).toBe('BeforeOneTwo');
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('is made of what is selected, cut where the selection ends', () => {
    const at = room('One two', 'Three');
    at.dispatch(at.state.tr.setSelection(TextSelection.create(at.state.doc, 5, 12)));
    expect(selectedBlocks(at.state).map((block) => JSON.stringify(block['content']))).toEqual([
      '[{"type":"text","text":"two"}]',
      '[{"type":"text","text":"Th"}]',
    ]);
    expect(selectedBlocks(room('One').state)).toEqual([]);
  });
});
