/**
 * What is pasted into a table: another table fills the cells from that one on, and
 * everything else goes into the cell as lines. What no cell can hold (pictures,
 * cards) stands behind the table, notes at the end of the text.
 */
import { Fragment, type Node, type Slice } from 'prosemirror-model';
import { TextSelection, type EditorState } from 'prosemirror-state';
import { cellAt, cellOffset, CellsSelection, type CellAt } from './cells';
import { type } from './document';
import { lined, type PutIn, type Span } from './lined';
import { body } from './schema';

/** A slice put into the cells at a place, with the caret behind it; none where that is in no table. */
export function pasteInCells(state: EditorState, slice: Slice, { from, to }: Span): PutIn | null {
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
  return lined(tr, slice.content, first, { behind: here.tablePos + here.table.nodeSize, asLines: true });
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

function filled(state: EditorState, here: CellAt, rows: Fragment[][]): PutIn {
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
