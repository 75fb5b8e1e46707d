/** Rows and columns of a table, added and taken away where the caret is. Rows may differ in length: a merge may make them so. */
import type { Node } from 'prosemirror-model';
import { Selection, type Command, type EditorState } from 'prosemirror-state';
import { enclosing } from './commands';
import { type } from './document';
import { removeBlock } from './insert';

interface At {
  table: Node;
  pos: number;
  row: number;
  column: number;
}

function at(state: EditorState): At | null {
  const found = enclosing(state, (node) => node.type === type('table'));
  if (found === null) return null;
  const { $from } = state.selection;
  const depth = state.doc.resolve(found.pos).depth + 1;
  return { table: found.node, pos: found.pos, row: $from.index(depth), column: $from.index(depth + 1) };
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
      tr.setSelection(Selection.near(tr.doc.resolve(here.pos + inCell(table, made.row, made.column)))),
    );
    return true;
  };
}

/** Where a cell's words begin, counted from the table. */
function inCell(table: Node, row: number, column: number): number {
  let offset = 1;
  for (let index = 0; index < Math.min(row, table.childCount - 1); index += 1)
    offset += table.child(index).nodeSize;
  const line = table.child(Math.min(row, table.childCount - 1));
  offset += 1;
  for (let index = 0; index < Math.min(column, line.childCount - 1); index += 1)
    offset += line.child(index).nodeSize;
  return offset + 1;
}

const cell = (): Node => type('table_cell').create();

/** A row below the one the caret is in. */
export const addRow: Command = remade((rows, { row, column }) => {
  const made = (rows[row] ?? []).map(cell);
  return { rows: rows.toSpliced(row + 1, 0, made), row: row + 1, column };
});

/** Takes the row away; with the last one goes the table. */
export const removeRow: Command = remade((rows, { row, column }) => ({
  rows: rows.toSpliced(row, 1),
  row: Math.max(0, row - 1),
  column,
}));

/** A column behind the one the caret is in. */
export const addColumn: Command = remade((rows, { row, column }) => ({
  rows: rows.map((cells) => {
    const like = cells[Math.min(column, cells.length - 1)];
    return cells.toSpliced(column + 1, 0, like === undefined ? cell() : like.type.create());
  }),
  row,
  column: column + 1,
}));

/** Takes the column away; with the last one goes the table. */
export const removeColumn: Command = remade((rows, { row, column }) => ({
  rows: rows.map((cells) => cells.toSpliced(column, 1)),
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
