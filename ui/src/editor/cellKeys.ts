/** What Tab, Enter, the arrows and the keys that delete do in a table: they stay in it, cell by cell. */
import { Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { moveBehind } from './commands';
import { cellAt, cellOffset, CellsSelection, emptied, type CellAt } from './cells';
import { type } from './document';
import { removeBlock } from './insert';
import { addRow } from './table';

/** To the next cell; behind the last one a row is added. */
export const tabOn: Command = (state, dispatch, view) => {
  const here = cellAt(state.selection.$head);
  if (here === null) return false;
  return toNext(1)(state, dispatch, view) || addRowAtEnd(state, dispatch, view);
};

/** To the cell before; in the first one the caret stays. */
export const tabBack: Command = (state, dispatch, view) => {
  if (cellAt(state.selection.$head) === null) return false;
  toNext(-1)(state, dispatch, view);
  return true;
};

/** Down one row; out of the table below the last. At the very start of a body that begins with a table, a line before it. */
export const enterCell: Command = (state, dispatch, view) => {
  const here = cellAt(state.selection.$head);
  if (here === null) return false;
  const first = here.tablePos === 0 && here.row === 0 && here.column === 0;
  if (
    first &&
    state.selection.empty &&
    state.selection.$head.parentOffset === 0 &&
    here.cell.content.size > 0
  )
    return lineBefore(state, dispatch);
  if (here.row === here.table.childCount - 1)
    return moveBehind(here.tablePos, here.table)(state, dispatch, view);
  return into(here, here.row + 1, here.column, 'end')(state, dispatch, view);
};

/** Out of the table, to the line behind it. */
export const leaveTable: Command = (state, dispatch, view) => {
  const here = cellAt(state.selection.$head);
  return here !== null && moveBehind(here.tablePos, here.table)(state, dispatch, view);
};

/** Backspace and Delete over selected cells empty them; at the edge of a cell they never join it to another. */
export function deleteInCells(way: 1 | -1): Command {
  return (state, dispatch, view) => {
    if (state.selection instanceof CellsSelection) {
      dispatch?.(emptied(state).scrollIntoView());
      return true;
    }
    const { $head, empty } = state.selection;
    const here = cellAt($head);
    if (here === null || !empty) return false;
    const atEdge = way === -1 ? $head.parentOffset === 0 : $head.parentOffset === here.cell.content.size;
    if (!atEdge) return false;
    if (isBlank(here) && way === -1 && here.row === 0 && here.column === 0)
      return removeBlock(here.tablePos)(state, dispatch, view);
    if (here.cell.content.size === 0) toNext(way)(state, dispatch, view);
    return true;
  };
}

/** Up or down a row in the same column; at the edge of the table out of it. `leaveUp` is called at the top of the body. */
export function arrowInCell(way: 1 | -1, leaveUp: () => void): Command {
  return (state, dispatch, view) => {
    const { selection } = state;
    const here = cellAt(selection.$head);
    if (here === null) return false;
    const edge =
      selection instanceof CellsSelection || view?.endOfTextblock(way === 1 ? 'down' : 'up') === true;
    if (!edge) return false;
    const row = here.row + way;
    if (row >= 0 && row < here.table.childCount)
      return into(here, row, here.column, way === 1 ? 'start' : 'end')(state, dispatch, view);
    if (way === 1) return moveBehindAnything(here)(state, dispatch, view);
    const before = Selection.findFrom(state.doc.resolve(here.tablePos), -1, true);
    if (dispatch === undefined) return true;
    if (before === null) leaveUp();
    else dispatch(state.tr.setSelection(before).scrollIntoView());
    return true;
  };
}

/** Left or right with cells selected: the caret stands in the one the selection ends in. */
export const collapseCells: Command = (state, dispatch) => {
  if (!(state.selection instanceof CellsSelection)) return false;
  dispatch?.(state.tr.setSelection(Selection.near(state.selection.$head)).scrollIntoView());
  return true;
};

/** Takes one more cell in, or one less, once the selection is at the edge of its cell. */
export function extendCells(rows: -1 | 0 | 1, columns: -1 | 0 | 1): Command {
  return (state, dispatch, view) => {
    const { selection } = state;
    const here = cellAt(selection.$head);
    if (here === null || cellAt(selection.$anchor)?.tablePos !== here.tablePos) return false;
    if (!(selection instanceof CellsSelection) && !atEdge(state, rows, columns, view)) return false;
    const [row, column] = [here.row + rows, here.column + columns];
    const line = here.table.maybeChild(row);
    if (line === null || column < 0 || column >= line.childCount) return true;
    const head = here.tablePos + cellOffset(here.table, row, column) + 1;
    const $head = state.doc.resolve(head);
    const made = CellsSelection.between(selection.$anchor, $head) ?? wholeCell($head);
    dispatch?.(state.tr.setSelection(made).scrollIntoView());
    return true;
  };
}

function atEdge(
  { selection }: EditorState,
  rows: number,
  columns: number,
  view: Parameters<Command>[2],
): boolean {
  const { $head } = selection;
  if (columns !== 0)
    return columns < 0 ? $head.parentOffset === 0 : $head.parentOffset === $head.parent.content.size;
  return view?.endOfTextblock(rows < 0 ? 'up' : 'down') === true;
}

function wholeCell($in: ReturnType<EditorState['doc']['resolve']>): TextSelection {
  return TextSelection.create($in.doc, $in.start(), $in.end());
}

function isBlank({ table }: CellAt): boolean {
  return table.children.every((row) => row.children.every((cell) => cell.content.size === 0));
}

function lineBefore(state: EditorState, dispatch: Parameters<Command>[1]): boolean {
  const tr = state.tr.insert(0, type('paragraph').create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, 1)).scrollIntoView());
  return true;
}

function moveBehindAnything(here: CellAt): Command {
  return (state, dispatch, view) => {
    const behind = Selection.findFrom(state.doc.resolve(here.tablePos + here.table.nodeSize), 1);
    if (behind === null) return moveBehind(here.tablePos, here.table)(state, dispatch, view);
    dispatch?.(state.tr.setSelection(behind).scrollIntoView());
    return true;
  };
}

function into(here: CellAt, row: number, column: number, where: 'start' | 'end'): Command {
  return (state, dispatch) => {
    const from = here.tablePos + cellOffset(here.table, row, column) + 1;
    const $cell = state.doc.resolve(from);
    const at = where === 'start' ? from : $cell.end();
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, at)).scrollIntoView());
    return true;
  };
}

/** To the cell behind or before, its words selected as spreadsheets do. */
function toNext(way: 1 | -1): Command {
  return (state, dispatch) => {
    const here = cellAt(state.selection.$head);
    if (here === null) return false;
    let [row, column] = [here.row, here.column + way];
    if (column < 0) {
      row -= 1;
      column = (here.table.maybeChild(row)?.childCount ?? 0) - 1;
    } else if (column >= here.table.child(row).childCount) {
      row += 1;
      column = 0;
    }
    if (here.table.maybeChild(row) === null) return false;
    const from = here.tablePos + cellOffset(here.table, row, column) + 1;
    dispatch?.(state.tr.setSelection(wholeCell(state.doc.resolve(from))).scrollIntoView());
    return true;
  };
}

const addRowAtEnd: Command = (state, dispatch, view) =>
  addRow(state, dispatch && ((tr) => dispatch(firstInRow(tr))), view);

function firstInRow(tr: Parameters<NonNullable<Parameters<Command>[1]>>[0]): typeof tr {
  const here = cellAt(tr.selection.$head);
  if (here === null) return tr;
  const from = here.tablePos + cellOffset(here.table, here.row, 0) + 1;
  return tr.setSelection(TextSelection.create(tr.doc, from)).scrollIntoView();
}
