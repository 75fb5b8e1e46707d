/**
 * Putting copy into the body, whether it was pasted or has a name of its own.
 * Cells, captions and pull quotes are never torn by it: what they cannot hold
 * stands behind them.
 */
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { TextSelection, type EditorState, type Selection } from 'prosemirror-state';
import { pasteInCells } from './cellPaste';
import { CellsSelection } from './cells';
import { type } from './document';
import { FRESH_IDS, newId } from './ids';
import { lined, type PutIn, type Span } from './lined';

/** Where something goes that is put in now: over selected cells, from the first to the last. */
export function spot(selection: Selection): Span {
  if (!(selection instanceof CellsSelection)) return { from: selection.from, to: selection.to };
  return { from: selection.from, to: selection.ranges.at(-1)?.$to.pos ?? selection.to };
}

/** Blocks as something to insert: first and last paragraph melt into the line they land in. */
export function sliceOf(blocks: readonly Node[]): Slice {
  const open = (block: Node | undefined): number => (block?.type === type('paragraph') ? 1 : 0);
  return new Slice(Fragment.from(blocks), open(blocks[0]), open(blocks.at(-1)));
}

/** A slice in the place of a span, with ids and labels of its own and the caret behind it. */
export function putIn(state: EditorState, slice: Slice, span: Span): PutIn {
  const bare = withoutIds(relabelled(slice));
  const put = pasteInCells(state, bare, span) ?? inOnePiece(state, bare, span) ?? inText(state, bare, span);
  put.tr.setMeta(FRESH_IDS, true);
  return put;
}

/** A slice put into a caption or a pull quote: to split one would repeat its picture, or who said it. */
function inOnePiece(state: EditorState, slice: Slice, { from, to }: Span): PutIn | null {
  const [$from, $to] = [state.doc.resolve(from), state.doc.resolve(to)];
  const { parent } = $from;
  if (parent.type !== type('figure') && parent.type !== type('pull_quote')) return null;
  if (!$from.sameParent($to)) return null;
  return lined(state.tr, slice.content, { from, to }, { behind: $from.after(), asLines: false });
}

function inText(state: EditorState, slice: Slice, { from, to }: Span): PutIn {
  const tr = state.tr.replaceRange(from, to, slice);
  const end = tr.mapping.map(to);
  tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1));
  return { tr, place: { from: Math.min(from, end), to: end } };
}

/** Notes that are put in get names of their own: whoever writes in another window may put in the same ones. */
function relabelled(slice: Slice): Slice {
  const names = new Map<string, string>();
  slice.content.descendants((node) => {
    const own = String(node.attrs.label);
    if (node.type === type('note') && !names.has(own)) names.set(own, newId());
  });
  if (names.size === 0) return slice;
  const named = (node: Node): Node => {
    const label = 'label' in node.attrs ? names.get(String(node.attrs.label)) : undefined;
    const inside: Node[] = [];
    node.forEach((child) => inside.push(named(child)));
    if (node.isText) return node;
    const attrs = label === undefined ? node.attrs : { ...node.attrs, label };
    return node.type.create(attrs, Fragment.from(inside), node.marks);
  };
  const nodes: Node[] = [];
  slice.content.forEach((node) => nodes.push(named(node)));
  return new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd);
}

function withoutIds(slice: Slice): Slice {
  const bare = (node: Node): Node =>
    'id' in node.attrs && node.attrs.id !== null
      ? node.type.create({ ...node.attrs, id: null }, node.content, node.marks)
      : node;
  const nodes: Node[] = [];
  slice.content.forEach((node) => nodes.push(bare(node)));
  return new Slice(Fragment.from(nodes), slice.openStart, slice.openEnd);
}
