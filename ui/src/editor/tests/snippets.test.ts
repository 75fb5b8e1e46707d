import { history, undo } from 'prosemirror-history';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { bodyFromJson, blockToJson, type } from '../document';
import { blockIds, idOf, newId } from '../ids';
import { insertPiece, selectedBlocks } from '../snippets';
import { doc, p, page, pull } from './copy';

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

describe('a snippet of several blocks', () => {
  const box = [p('One'), type('rule').create(), p('Two')].map((block) => blockToJson(block));
  const table = (...words: string[]) =>
    type('table').create(
      null,
      type('table_row').create(
        null,
        words.map((text) => p(text)).map(({ content }) => type('table_cell').create(null, content)),
      ),
    );

  it('stays in the cell as lines, by its name and by its shortcut', () => {
    const story = page(doc(table('a|', 'b')));
    story.body.run(insertPiece(box));
    expect(story.shape).toBe('table(table_row(table_cell("aOne", hard_break, "Two"), table_cell("b"))) rule');
    const typed = page(doc(table('a ;box|', 'b')), { snippets: () => [{ shortcut: 'box', blocks: box }] });
    typed.type(' ');
    expect(typed.shape).toBe(
      'table(table_row(table_cell("a One", hard_break, "Two"), table_cell("b"))) rule',
    );
  });

  it('does not double the picture whose caption it is put into', () => {
    const figure = type('figure').create({ src: 'media:1' }, p('cap|tion').content);
    const story = page(doc(figure, p('behind')));
    story.body.run(insertPiece(box));
    expect(story.shape).toBe('figure("capOne", hard_break, "Twotion") rule paragraph("behind")');
    expect(story.ids[0]).toBe('b1');
    story.body.run(undo);
    expect(story.shape).toBe('figure("caption") paragraph("behind")');
  });

  it('does not repeat who said a pull quote', () => {
    const story = page(doc(pull('Ana', 'so |said')));
    story.body.run(insertPiece(box));
    expect(story.shape).toBe('pull_quote("so One", hard_break, "Twosaid") rule');
  });
});
