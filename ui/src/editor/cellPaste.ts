/**
 * What is pasted into a table: another table fills the cells from that one on, and
 * everything else goes into the cell as lines. What no cell can hold (pictures,
 * cards) stands behind the table, notes at the end of the text.
 */
import { Fragment, type Node, type Slice } from 'prosemirror-model';
import { TextSelection, type EditorState, type Transaction } from 'prosemirror-state';
import { cellAt, cellOffset, CellsSelection, type CellAt } from './cells';
import { type } from './document';
import { body } from './schema';

interface Range {
  from: number;
  to: number;
}

/** What a paste did: the step, and where what was pasted stands. */
export interface PastedInCells {
  tr: Transaction;
  place: Range;
}

/** A slice put into the cells at a place, with the caret behind it; none where that is in no table. */
export function pasteInCells(state: EditorState, slice: Slice, { from, to }: Range): PastedInCells | null {
  const $from = state.doc.resolve(from);
  const here = cellAt($from);
  if (here === null) return null;
  const over = CellsSelection.between($from, state.doc.resolve(to));
  if (over !== null && over.rectangle === null) return null;
  const table = tableIn(slice.content);
  if (table !== null) return filled(state, here, table);
  const first = over === null ? { from, to } : { from, to: $from.end() };
  const tr = state.tr;
  for (const range of [...(over?.ranges ?? [])].reverse())
    if (range.$from.pos > first.to) tr.delete(range.$from.pos, range.$to.pos);
  return lined(tr, here, slice.content, first);
}

/** The one table there is, as rows of what its cells hold; none where there is more, or a single cell. */
function tableIn(content: Fragment): Fragment[][] | null {
  const blocks: Node[] = [];
  content.forEach((block) => {
    if (block.content.size > 0 || block.isAtom) blocks.push(block);
  });
  const [only] = blocks;
  if (blocks.length !== 1 || only?.type !== type('table')) return tabbed(blocks);
  const rows = only.children.map((row) => row.children.map((cell) => cell.content));
  return rows.length === 1 && rows[0]?.length === 1 ? null : rows;
}

/** Lines with tabs between what belongs into cells, as spreadsheets give them where only words are wanted. */
function tabbed(blocks: readonly Node[]): Fragment[][] | null {
  if (!blocks.every((block) => block.type === type('paragraph'))) return null;
  const lines = blocks.flatMap((block) =>
    block
      .textBetween(0, block.content.size, '', (leaf) => (leaf.type.name === 'hard_break' ? '\n' : ''))
      .split('\n'),
  );
  if (!lines.some((line) => line.includes('\t'))) return null;
  return lines.map((line) =>
    line
      .split('\t')
      .map((words) => (words.trim() === '' ? Fragment.empty : Fragment.from(body.text(words.trim())))),
  );
}

function filled(state: EditorState, here: CellAt, rows: Fragment[][]): PastedInCells {
  const wide = here.column + Math.max(...rows.map((cells) => cells.length));
  const old = here.table.children.map((row) => [...row.children]);
  const lines = Math.max(old.length, here.row + rows.length);
  const most = Math.max(wide, ...old.map((cells) => cells.length));
  const made = Array.from({ length: lines }, (_, at) => {
    const cells = old[at] ?? [];
    const kind = cells[0]?.type ?? type('table_cell');
    // A table that grows is a rectangle afterwards; one that does not keeps the rows it has.
    const length = wide > cells.length || at >= old.length ? most : cells.length;
    const held = rows[at - here.row] ?? [];
    return Array.from({ length }, (_cell, column) => {
      const was = cells[column] ?? kind.create();
      const words = held[column - here.column];
      return words === undefined ? was : was.copy(words);
    });
  });
  const table = here.table.copy(Fragment.from(made.map((cells) => type('table_row').create(null, cells))));
  const tr = state.tr.replaceWith(here.tablePos, here.tablePos + here.table.nodeSize, table);
  const at = (row: number, column: number): number => here.tablePos + cellOffset(table, row, column) + 1;
  const last = at(here.row + rows.length - 1, here.column + (rows.at(-1)?.length ?? 1) - 1);
  const end = tr.doc.resolve(last).end();
  tr.setSelection(TextSelection.create(tr.doc, end));
  return { tr, place: { from: at(here.row, here.column), to: end } };
}

function lined(tr: Transaction, here: CellAt, content: Fragment, { from, to }: Range): PastedInCells {
  const { lines, blocks, notes } = apart(content);
  const words = lines.flatMap((line, at) => (at === 0 ? [...line] : [type('hard_break').create(), ...line]));
  const before = tr.mapping.maps.length;
  tr.replaceWith(from, to, words);
  const end = from + words.reduce((size, node) => size + node.nodeSize, 0);
  if (blocks.length > 0) tr.insert(tr.mapping.slice(0).map(here.tablePos + here.table.nodeSize), blocks);
  if (notes.length > 0) tr.insert(tr.doc.content.size, notes);
  tr.setSelection(TextSelection.create(tr.doc, tr.mapping.slice(before + 1).map(end, -1)));
  return { tr, place: { from, to: end } };
}

interface Parts {
  lines: Node[][];
  blocks: Node[];
  notes: Node[];
}

/** Words line by line, and what has to stand elsewhere. */
function apart(content: Fragment): Parts {
  const parts: Parts = { lines: [], blocks: [], notes: [] };
  const look = (node: Node): void => {
    if (node.type === type('note')) parts.notes.push(node);
    else if (node.type === type('figure') || node.isAtom) parts.blocks.push(node);
    else if (node.type === type('table_row')) parts.lines.push(row(node));
    else if (node.isTextblock) parts.lines.push(...lineOf(node));
    else node.forEach(look);
  };
  content.forEach((node) => {
    if (node.isInline) parts.lines.push([node]);
    else look(node);
  });
  return parts;
}

function row(node: Node): Node[] {
  return node.children.flatMap((cell, at) =>
    at === 0 || cell.content.size === 0 ? [...cell.children] : [body.text(' '), ...cell.children],
  );
}

/** The lines of a block; literal code has newlines of its own. */
function lineOf(node: Node): Node[][] {
  if (node.content.size === 0) return [];
  if (node.type.spec.code !== true) return [[...node.children]];
  return node.textContent.split('\n').map((line) => (line === '' ? [] : [body.text(line)]));
}
