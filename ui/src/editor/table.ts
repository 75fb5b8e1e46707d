/** Rows and columns of a table, added and taken away where the caret is. Rows may differ in length: a merge may make them so. */
import type { Node } from 'prosemirror-model';
import { Selection, type Command, type EditorState } from 'prosemirror-state';
import { cellAt, cellOffset, CellsSelection } from './cells';
import { type } from './document';
import { removeBlock } from './insert';

interface At {
  table: Node;
  pos: number;
  /** The cell of the caret, or the first and the last row and column of the selected ones. */
  row: number;
  lastRow: number;
  column: number;
  lastColumn: number;
}

function at({ selection }: EditorState): At | null {
  const here = cellAt(selection.$head);
  if (here === null) return null;
  const over = selection instanceof CellsSelection ? selection.rectangle : null;
  const { top, bottom, left, right } = over ?? {
    top: here.row,
    bottom: here.row,
    left: here.column,
    right: here.column,
  };
  return {
    table: here.table,
    pos: here.tablePos,
    row: top,
    lastRow: bottom,
    column: left,
    lastColumn: right,
  };
}

/** Builds the rows anew and puts the caret into a cell. */
function remade(
  change: (rows: Node[][], here: At) => { rows: Node[][]; row: number; column: number } | null,
): Command {
  return (state, dispatch, view) => {
    const here = at(state);
    if (here === null) return false;
    const made = change(
      here.table.children.map((row) => [...row.children]),
      here,
    );
    if (made === null || made.rows.length === 0 || made.rows.every((row) => row.length === 0)) {
      return removeBlock(here.pos)(state, dispatch, view);
    }
    if (dispatch === undefined) return true;
    const rows = made.rows.filter((row) => row.length > 0);
    const table = here.table.type.create(
      here.table.attrs,
      rows.map((cells) => type('table_row').create(null, cells)),
    );
    const tr = state.tr.replaceWith(here.pos, here.pos + here.table.nodeSize, table);
    dispatch(
      tr.setSelection(
        Selection.near(tr.doc.resolve(here.pos + cellOffset(table, made.row, made.column) + 1)),
      ),
    );
    return true;
  };
}

const cell = (): Node => type('table_cell').create();

/** A row below the one the caret is in. */
export const addRow: Command = remade((rows, { lastRow, column }) => {
  const made = (rows[lastRow] ?? []).map(cell);
  return { rows: rows.toSpliced(lastRow + 1, 0, made), row: lastRow + 1, column };
});

/** A row above it; above the headings it becomes one of headings. */
export const addRowAbove: Command = remade((rows, { row, column }) => {
  const like = rows[row] ?? [];
  const made = like.map((one) => (row === 0 ? one.type.create() : cell()));
  return { rows: rows.toSpliced(row, 0, made), row, column };
});

/** Takes the row away, or the selected ones; with the last one goes the table. */
export const removeRow: Command = remade((rows, { row, lastRow, column }) => ({
  rows: rows.toSpliced(row, lastRow - row + 1),
  row: Math.max(0, row - 1),
  column,
}));

/** A column behind the one the caret is in. */
export const addColumn: Command = remade((rows, { row, lastColumn }) => ({
  rows: rows.map((cells) => columnAt(cells, lastColumn, 1)),
  row,
  column: lastColumn + 1,
}));

/** A column before it. */
export const addColumnBefore: Command = remade((rows, { row, column }) => ({
  rows: rows.map((cells) => columnAt(cells, column, 0)),
  row,
  column,
}));

function columnAt(cells: Node[], column: number, behind: 0 | 1): Node[] {
  const like = cells[Math.min(column, cells.length - 1)];
  return cells.toSpliced(column + behind, 0, like === undefined ? cell() : like.type.create());
}

/** Takes the column away, or the selected ones; with the last one goes the table. */
export const removeColumn: Command = remade((rows, { row, column, lastColumn }) => ({
  rows: rows.map((cells) => cells.toSpliced(column, lastColumn - column + 1)),
  row,
  column: Math.max(0, column - 1),
}));

/** Makes the first row one of headings, or of plain cells again. */
export const toggleHeadings: Command = remade((rows, { row, column }) => {
  const first = rows[0] ?? [];
  const is = first.every((one) => one.type === type('table_header'));
  const kind = type(is ? 'table_cell' : 'table_header');
  const made = first.map((one) => kind.create(one.attrs, one.content));
  return { rows: [made, ...rows.slice(1)], row, column };
});
