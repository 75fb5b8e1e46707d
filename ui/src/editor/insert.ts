/** What can be put into the body beside words: pictures, tables, notes, pull quotes, link cards, characters. */
import { closeHistory } from 'prosemirror-history';
import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model';
import { NodeSelection, Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import type { CardWords } from './card';
import { enclosing } from './commands';
import { type } from './document';
import type { Held } from './held';
import { newId } from './ids';
import { body } from './schema';
import { selectedText } from './selected';

/** A picture that is kept, with what it said about itself. */
export interface PictureIn {
  src: string;
  alt: string;
  credit: string;
  licence: string;
  caption: string;
}

/** Where a new top-level block goes: in the place of an empty paragraph, else behind the block it is meant for. */
function place($to: ResolvedPos): { from: number; to: number } {
  if ($to.depth === 0) return { from: $to.pos, to: $to.pos };
  const block = $to.node(1);
  const bare = block.type === type('paragraph') && block.content.size === 0;
  return bare ? { from: $to.before(1), to: $to.after(1) } : { from: $to.after(1), to: $to.after(1) };
}

/**
 * Puts a block in, with a paragraph behind it to go on in; `caret` is where in the block typing begins.
 * What comes late goes to the place that was held for it, and leaves a caret alone that has gone on.
 */
function putBlock(block: Node, caret: number | null, held: Held | null = null): Command {
  return (state, dispatch) => {
    if (dispatch === undefined) return true;
    const at = held?.at ?? null;
    const { from, to } = place(at === null ? state.selection.$to : state.doc.resolve(at));
    const tr = state.tr.replaceWith(from, to, block);
    const behind = from + block.nodeSize;
    if (tr.doc.resolve(behind).nodeAfter === null) tr.insert(behind, type('paragraph').create());
    const still = held?.still ?? true;
    if (held !== null) held.moved(closeHistory(tr), { at: behind, still });
    if (!still) dispatch(tr);
    else {
      const now =
        caret === null
          ? NodeSelection.create(tr.doc, from)
          : Selection.near(tr.doc.resolve(Math.min(from + caret, tr.doc.content.size)));
      dispatch(tr.setSelection(now).scrollIntoView());
    }
    return true;
  };
}

/** Puts a picture in, where the caret is or where a place was held for it; the caret stands in its caption. */
export function insertPicture({ caption, ...attrs }: PictureIn, held: Held | null = null): Command {
  const words = caption === '' ? [] : [body.text(caption)];
  return putBlock(type('figure').create(attrs, words), 1 + caption.length, held);
}

/** Puts a link card in. */
export function insertCard(words: CardWords): Command {
  return putBlock(type('embed').create({ ...words }), null);
}

/** Puts a table in, its first row for headings. */
export function insertTable(rows: number, columns: number): Command {
  const row = (cell: 'table_cell' | 'table_header'): Node =>
    type('table_row').create(
      null,
      Array.from({ length: columns }, () => type(cell).create()),
    );
  const all = Array.from({ length: rows }, (_, at) => row(at === 0 ? 'table_header' : 'table_cell'));
  return putBlock(type('table').create(null, all), 3);
}

/** Repeats the selected words as a pull quote behind their block. */
export const makePullQuote: Command = (state, dispatch) => {
  const { empty, $to } = state.selection;
  if (empty || $to.depth === 0) return false;
  const words = selectedText(state).trim();
  const inside = $to.node(1).type;
  if (words === '' || inside === type('pull_quote') || inside === type('figure')) return false;
  if (dispatch === undefined) return true;
  const quotation = enclosing(state, (node) => node.type === type('quotation'));
  const attribution = String(quotation?.node.attrs.attribution ?? '');
  const quote = type('pull_quote').create({ attribution }, body.text(words));
  dispatch(state.tr.insert($to.after(1), quote).scrollIntoView());
  return true;
};

/** Puts words in where the caret is, under the marks that hold there. */
export function insertWords(words: string): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.inlineContent) return false;
    dispatch?.(state.tr.insertText(words).scrollIntoView());
    return true;
  };
}

/** Refers to a new note from where the caret is; the caret goes to the note, at the end of the text. */
export const insertNote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  const holds = $from.parent.inlineContent && $from.parent.type.spec.code !== true;
  if (!holds || $from.depth === 0 || $from.node(1).type === type('note')) return false;
  if (dispatch === undefined) return true;
  const label = newId();
  const tr = state.tr.insert($to.pos, type('note_ref').create({ label }));
  const end = tr.doc.content.size;
  tr.insert(end, type('note').create({ label }, type('paragraph').create()));
  dispatch(tr.setSelection(TextSelection.create(tr.doc, end + 2)).scrollIntoView());
  return true;
};

/** From a reference to its note, and from a note back to where it is referred to. */
export const jumpNote: Command = (state, dispatch) => {
  const note = enclosing(state, (node) => node.type === type('note'));
  const there = note === null ? noteOf(state) : referenceTo(state.doc, String(note.node.attrs.label));
  if (there === null) return false;
  dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(there))).scrollIntoView());
  return true;
};

function noteOf(state: EditorState): number | null {
  const { $from, from, to } = state.selection;
  let label: string | null = null;
  state.doc.nodesBetween(Math.max(0, from - 1), Math.min(state.doc.content.size, to + 1), (node) => {
    if (node.type === type('note_ref')) label ??= String(node.attrs.label);
  });
  // Else the first one of the paragraph the caret is in.
  $from.parent.forEach((node) => {
    if (node.type === type('note_ref')) label ??= String(node.attrs.label);
  });
  let at: number | null = null;
  state.doc.forEach((block, pos) => {
    if (at === null && label !== null && block.type === type('note') && block.attrs.label === label)
      at = pos + 2;
  });
  return at;
}

function referenceTo(doc: Node, label: string): number | null {
  let at: number | null = null;
  doc.descendants((node, pos) => {
    if (at === null && node.type === type('note_ref') && node.attrs.label === label) at = pos + 1;
    return at === null;
  });
  return at;
}

/** What a figure is changed to. */
export function changeFigure(pos: number, attrs: Readonly<Record<string, unknown>>): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node?.type !== type('figure')) return false;
    dispatch?.(state.tr.setNodeMarkup(pos, null, { ...node.attrs, ...attrs }));
    return true;
  };
}

/** Moves a top-level block one place up or down. */
export function moveBlock(pos: number, way: 1 | -1): Command {
  return (state, dispatch) => {
    const $at = state.doc.resolve(pos);
    const index = $at.index();
    const [block, other] = [state.doc.maybeChild(index), state.doc.maybeChild(index + way)];
    if ($at.depth !== 0 || block === null || other === null) return false;
    const from = way === 1 ? pos : pos - other.nodeSize;
    const pair = way === 1 ? [other, block] : [block, other];
    const tr = state.tr.replaceWith(from, from + block.nodeSize + other.nodeSize, Fragment.from(pair));
    const now = way === 1 ? from + other.nodeSize : from;
    dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(now + 1))).scrollIntoView());
    return true;
  };
}

/** Moves the block the caret is in. */
export function moveHere(way: 1 | -1): Command {
  return (state, dispatch, view) => {
    const { $from } = state.selection;
    const pos = $from.depth === 0 ? state.selection.from : $from.before(1);
    return moveBlock(pos, way)(state, dispatch, view);
  };
}

/** Takes a block out. */
export function removeBlock(pos: number): Command {
  return (state, dispatch) => {
    const node = state.doc.nodeAt(pos);
    if (node === null) return false;
    const only = state.doc.childCount === 1;
    const tr = only
      ? state.tr.replaceWith(pos, pos + node.nodeSize, type('paragraph').create())
      : state.tr.delete(pos, pos + node.nodeSize);
    dispatch?.(
      tr.setSelection(Selection.near(tr.doc.resolve(Math.min(pos, tr.doc.content.size)))).scrollIntoView(),
    );
    return true;
  };
}
