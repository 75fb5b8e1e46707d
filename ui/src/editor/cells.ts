/**
 * A selection over cells of a table: a rectangle of them, each whole. Deleting,
 * typing, marking and copying then work on what is in the cells, and nothing can
 * tear a table by joining one of its cells to another. A selection that begins
 * outside a table takes the whole table in.
 */
import { Fragment, Slice, type Node, type ResolvedPos } from 'prosemirror-model';
import {
  Plugin,
  Selection,
  SelectionRange,
  TextSelection,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import type { Mappable } from 'prosemirror-transform';

/** A cell, where it stands. */
export interface CellAt {
  table: Node;
  /** Where the table begins, and the cell. */
  tablePos: number;
  pos: number;
  cell: Node;
  row: number;
  column: number;
}

/** A part of a table; the ends are included. */
export interface Rectangle {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The cell a place lies in; none outside of tables. */
export function cellAt($pos: ResolvedPos): CellAt | null {
  for (let depth = $pos.depth; depth > 1; depth -= 1) {
    const cell = $pos.node(depth);
    if (cell.type.name !== 'table_cell' && cell.type.name !== 'table_header') continue;
    return {
      table: $pos.node(depth - 2),
      tablePos: $pos.before(depth - 2),
      pos: $pos.before(depth),
      cell,
      row: $pos.index(depth - 2),
      column: $pos.index(depth - 1),
    };
  }
  return null;
}

/** Where a cell of a table begins, counted from the table; of the nearest one where there is none there. */
export function cellOffset(table: Node, row: number, column: number): number {
  let offset = 1;
  const line = Math.min(Math.max(row, 0), table.childCount - 1);
  for (let index = 0; index < line; index += 1) offset += table.child(index).nodeSize;
  const cells = table.child(line);
  offset += 1;
  for (let index = 0; index < Math.min(Math.max(column, 0), cells.childCount - 1); index += 1)
    offset += cells.child(index).nodeSize;
  return offset;
}

/** Several cells of one table, or a table with what stands before or behind it. */
export class CellsSelection extends Selection {
  /** What of the table is selected; none where it is all of it and more. */
  readonly rectangle: Rectangle | null;

  private constructor(
    $anchor: ResolvedPos,
    $head: ResolvedPos,
    ranges: readonly SelectionRange[],
    rectangle: Rectangle | null,
  ) {
    super($anchor, $head, ranges);
    this.rectangle = rectangle;
  }

  /** The selection from one place to another, where that goes over the edge of a cell; else none. */
  static between($anchor: ResolvedPos, $head: ResolvedPos): CellsSelection | null {
    const [one, other] = [cellAt($anchor), cellAt($head)];
    if (one?.pos === other?.pos) return null;
    const doc = $anchor.doc;
    if (one !== null && one.tablePos === other?.tablePos) {
      const rectangle = {
        top: Math.min(one.row, other.row),
        bottom: Math.max(one.row, other.row),
        left: Math.min(one.column, other.column),
        right: Math.max(one.column, other.column),
      };
      const ranges = cellsIn(one.table, one.tablePos, rectangle).map(
        ({ pos, cell }) => new SelectionRange(doc.resolve(pos + 1), doc.resolve(pos + 1 + cell.content.size)),
      );
      return ranges.length === 0 ? null : new CellsSelection($anchor, $head, ranges, rectangle);
    }
    const forward = $anchor.pos < $head.pos;
    const edge = (cell: CellAt | null, at: ResolvedPos, first: boolean): number =>
      cell === null ? at.pos : first ? cell.tablePos : cell.tablePos + cell.table.nodeSize;
    const [a, b] = [edge(one, $anchor, forward), edge(other, $head, !forward)];
    const range = new SelectionRange(doc.resolve(Math.min(a, b)), doc.resolve(Math.max(a, b)));
    return new CellsSelection($anchor, $head, [range], null);
  }

  map(doc: Node, mapping: Mappable): Selection {
    const [$anchor, $head] = [
      doc.resolve(mapping.map(this.$anchor.pos)),
      doc.resolve(mapping.map(this.$head.pos)),
    ];
    return CellsSelection.between($anchor, $head) ?? TextSelection.between($anchor, $head);
  }

  /** Empties the cells and puts what comes instead into the first of them. */
  override replace(tr: Transaction, content = Slice.empty): void {
    const at = this.clear(tr);
    if (content.size > 0) tr.replaceRange(at, at, content);
    const end = tr.mapping.slice(tr.mapping.maps.length - (content.size > 0 ? 1 : 0)).map(at);
    tr.setSelection(Selection.near(tr.doc.resolve(end), content.size > 0 ? -1 : 1));
  }

  override replaceWith(tr: Transaction, node: Node): void {
    this.replace(tr, new Slice(Fragment.from(node), 0, 0));
  }

  private clear(tr: Transaction): number {
    const all = this.ranges.map(({ $from, $to }) => ({ from: $from.pos, to: $to.pos }));
    const behind = tr.mapping.maps.length;
    for (const { from, to } of all.reverse()) if (from < to) tr.delete(from, to);
    return tr.mapping.slice(behind).map(this.from, -1);
  }

  /** The cells as a table of their own. */
  override content(): Slice {
    const here = cellAt(this.$anchor);
    if (this.rectangle === null || here === null) return super.content();
    const { top, bottom, left, right } = this.rectangle;
    const rows = here.table.children
      .slice(top, bottom + 1)
      .map((row) => row.copy(Fragment.from(row.children.slice(left, right + 1))))
      .filter((row) => row.childCount > 0);
    return new Slice(Fragment.from(here.table.copy(Fragment.from(rows))), 0, 0);
  }

  eq(other: Selection): boolean {
    return other instanceof CellsSelection && other.anchor === this.anchor && other.head === this.head;
  }

  toJSON(): { type: string; anchor: number; head: number } {
    return { type: 'cells', anchor: this.anchor, head: this.head };
  }
}

function cellsIn(
  table: Node,
  tablePos: number,
  { top, bottom, left, right }: Rectangle,
): { pos: number; cell: Node }[] {
  const found: { pos: number; cell: Node }[] = [];
  table.forEach((row, rowOffset, at) => {
    if (at < top || at > bottom) return;
    row.forEach((cell, offset, column) => {
      if (column >= left && column <= right) found.push({ pos: tablePos + rowOffset + offset + 2, cell });
    });
  });
  return found;
}

/** Makes selections over the edge of a cell ones over cells, and shows them. */
export function cellSelections(): Plugin {
  return new Plugin({
    appendTransaction: (_transactions, _before, state) => overCells(state),
    props: {
      createSelectionBetween: (_view, $anchor, $head) => CellsSelection.between($anchor, $head),
      decorations: (state) => shown(state),
      attributes: (state): Record<string, string> =>
        state.selection instanceof CellsSelection ? { class: 'over-cells' } : {},
      handleTextInput: (view, _from, _to, text) => {
        if (!(view.state.selection instanceof CellsSelection)) return false;
        view.dispatch(emptied(view.state).insertText(text).scrollIntoView());
        return true;
      },
      handleDOMEvents: {
        // An input method writes into the page itself: the cells are emptied first.
        compositionstart: (view) => {
          empty(view);
          return false;
        },
        // What is dragged out of a table is taken out of it as one piece, which tears it.
        dragstart: (view, event) => {
          if (!(view.state.selection instanceof CellsSelection)) return false;
          event.preventDefault();
          return true;
        },
      },
    },
  });
}

/** Empties the selected cells and puts the caret into the first. */
export function emptied(state: EditorState): Transaction {
  return state.tr.deleteSelection();
}

function empty(view: EditorView): void {
  if (view.state.selection instanceof CellsSelection && view.editable) view.dispatch(emptied(view.state));
}

function overCells({ selection, tr }: EditorState): Transaction | null {
  if (!(selection instanceof TextSelection) || selection.empty) return null;
  const cells = CellsSelection.between(selection.$anchor, selection.$head);
  return cells === null ? null : tr.setSelection(cells);
}

function shown({ selection, doc }: EditorState): DecorationSet | null {
  if (!(selection instanceof CellsSelection)) return null;
  const marks: Decoration[] = [];
  if (selection.rectangle !== null) {
    for (const { $from } of selection.ranges)
      marks.push(Decoration.node($from.before(), $from.after(), { class: 'picked' }));
  } else {
    for (const { $from, $to } of selection.ranges)
      doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
        if (node.type.name === 'table')
          marks.push(Decoration.node(pos, pos + node.nodeSize, { class: 'picked' }));
        return node.type.name !== 'table';
      });
  }
  return DecorationSet.create(doc, marks);
}
