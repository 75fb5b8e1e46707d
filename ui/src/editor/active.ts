/** What holds where the caret is, for the buttons above the page. */
import type { EditorState } from 'prosemirror-state';
import { enclosing, isList } from './commands';
import { type } from './document';
import { body } from './schema';

/** Marks and kinds in force; equal values mean equal buttons. */
export interface Active {
  readonly strong: boolean;
  readonly em: boolean;
  readonly link: boolean;
  /** 2 to 4 in a subhead, else 0. */
  readonly heading: number;
  readonly list: 'bullet_list' | 'ordered_list' | null;
  readonly quotation: boolean;
  readonly table: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Nothing in force: before the editor is there. */
export const INACTIVE: Active = {
  strong: false,
  em: false,
  link: false,
  heading: 0,
  list: null,
  quotation: false,
  table: false,
  canUndo: false,
  canRedo: false,
};

/** Reads the state; cheap enough for every key. */
export function activeIn(state: EditorState, undoable: number, redoable: number): Active {
  const { $from, from, to, empty } = state.selection;
  const here = state.storedMarks ?? $from.marks();
  const on = (mark: 'strong' | 'em' | 'link'): boolean => {
    const kind = body.marks[mark];
    return empty ? kind.isInSet(here) !== undefined : state.doc.rangeHasMark(from, to, kind);
  };
  const list = enclosing(state, (node) => isList(node.type));
  return {
    strong: on('strong'),
    em: on('em'),
    link: on('link'),
    heading: $from.parent.type === type('heading') ? Number($from.parent.attrs.level) : 0,
    list: list === null ? null : (list.node.type.name as 'bullet_list' | 'ordered_list'),
    table: enclosing(state, (node) => node.type === type('table')) !== null,
    quotation: enclosing(state, (node) => node.type === type('quotation')) !== null,
    canUndo: undoable > 0,
    canRedo: redoable > 0,
  };
}

/** Do two readings show the same buttons? */
export function sameActive(a: Active, b: Active): boolean {
  return (Object.keys(a) as (keyof Active)[]).every((key) => a[key] === b[key]);
}
