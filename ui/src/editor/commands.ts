/** What can be done to the body, each as a ProseMirror command. */
import { setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import { NodeRange, type Mark, type Node, type NodeType, type ResolvedPos } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { Selection, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { type } from './document';
import { body, standfirst } from './schema';
import { selectedSpans } from './selected';

/** A mark switched on and off by a key or a button. */
export type Toggle = 'strong' | 'em' | 'strike' | 'sub' | 'sup' | 'code';

/** Switches a mark. */
export function toggle(mark: Toggle): Command {
  return toggleMark(body.marks[mark], null, { removeWhenPresent: true });
}

/** Emphasis in the standfirst, which has a schema of its own. */
export const toggleEmphasis: Command = toggleMark(standfirst.marks.em);

/** Makes plain paragraphs. */
export const toParagraph: Command = setBlockType(type('paragraph'));

/** Makes a subhead of a level, or a paragraph again. */
export function toggleHeading(level: 2 | 3 | 4): Command {
  return (state, dispatch, view) => {
    const { parent } = state.selection.$from;
    const is = parent.type === type('heading') && parent.attrs.level === level;
    const make = is ? toParagraph : setBlockType(type('heading'), { level });
    return make(state, dispatch, view);
  };
}

/** Makes a list, changes its sort, or takes the lines out of it again. */
export function toggleList(kind: 'bullet_list' | 'ordered_list'): Command {
  return (state, dispatch, view) => {
    const around = enclosing(state, (node) => isList(node.type));
    if (around === null) return wrapInList(type(kind))(state, dispatch, view);
    if (around.node.type === type(kind)) return liftListItem(type('list_item'))(state, dispatch, view);
    dispatch?.(state.tr.setNodeMarkup(around.pos, type(kind), { id: around.node.attrs.id as unknown }));
    return true;
  };
}

/** Sets lines off as a quotation, or makes one plain copy again; who said it is kept as a line. */
export const toggleQuotation: Command = (state, dispatch, view) => {
  const around = enclosing(state, (node) => node.type === type('quotation'));
  if (around === null) return wrapIn(type('quotation'))(state, dispatch, view);
  const { node, pos } = around;
  const inside = new NodeRange(
    state.doc.resolve(pos + 2),
    state.doc.resolve(pos + node.nodeSize - 2),
    state.doc.resolve(pos).depth + 1,
  );
  if (dispatch === undefined) return true;
  const tr = state.tr;
  const said = String(node.attrs.attribution);
  if (said !== '') {
    const line = type('paragraph').create(null, body.text(`— ${said}`));
    tr.insert(pos + node.nodeSize, line);
  }
  dispatch(tr.lift(inside, inside.depth - 1).scrollIntoView());
  return true;
};

/** Puts a rule where the caret is, and the caret behind it. */
export const insertRule: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (!$from.sameParent(state.selection.$to) || $from.depth !== 1) return false;
  if (dispatch === undefined) return true;
  const tr = state.tr;
  const bare = $from.parent.content.size === 0;
  const at = bare ? $from.before() : $from.after();
  tr.insert(at, type('rule').create());
  const behind = at + 1;
  if (tr.doc.resolve(behind).nodeAfter?.isTextblock !== true) tr.insert(behind, type('paragraph').create());
  dispatch(tr.setSelection(Selection.near(tr.doc.resolve(behind + 1))).scrollIntoView());
  return true;
};

/** The link the caret stands in, with its whole extent. */
export interface LinkAt {
  href: string;
  from: number;
  to: number;
}

/** Asks for an address where there are words to link; elsewhere the key is the window's. */
export function askLink(request: () => void): Command {
  return (state, dispatch) => {
    if (state.selection.empty && linkAt(state) === null) return false;
    if (dispatch !== undefined) request();
    return true;
  };
}

/** The link at the caret, or the first one in the selection; none when there is none. */
export function linkAt(state: EditorState): LinkAt | null {
  const { from: caret, empty } = state.selection;
  let at = caret;
  if (!empty) {
    at = -1;
    for (const { from, to } of selectedSpans(state))
      state.doc.nodesBetween(from, to, (node, pos) => {
        if (at < 0 && node.isText && node.marks.some(isLink)) at = Math.max(pos, from);
        return at < 0;
      });
  }
  return at < 0 ? null : linkAround(state.doc.resolve(at));
}

function linkAround($at: ResolvedPos): LinkAt | null {
  const { parent, parentOffset } = $at;
  const near = [parent.childAfter(parentOffset).node, parent.childBefore(parentOffset).node];
  const mark = near.map((node) => node?.marks.find(isLink)).find((found) => found !== undefined);
  if (mark === undefined) return null;
  const start = $at.start();
  let [from, to, at] = [-1, -1, start];
  parent.forEach((child) => {
    const end = at + child.nodeSize;
    if (mark.isInSet(child.marks) && to < $at.pos) [from, to] = [to === at ? from : at, end];
    else if (mark.isInSet(child.marks) && to === at) to = end;
    at = end;
  });
  return { href: String(mark.attrs.href), from, to };
}

function isLink(mark: Mark): boolean {
  return mark.type.name === 'link';
}

/** Links the selection (or the link the caret is in); without either, inserts `words`, linked. */
export function setLink(href: string, words = href): Command {
  return (state, dispatch) => {
    const link = state.schema.marks.link;
    if (link === undefined) return false;
    const mark = link.create({ href });
    const here = linkAt(state);
    const { empty } = state.selection;
    if (dispatch === undefined) return true;
    const tr = state.tr;
    if (!empty)
      for (const { from, to } of selectedSpans(state)) tr.removeMark(from, to, link).addMark(from, to, mark);
    else if (here !== null) tr.removeMark(here.from, here.to, link).addMark(here.from, here.to, mark);
    else tr.replaceSelectionWith(state.schema.text(words, [mark]), false);
    dispatch(tr.removeStoredMark(link).scrollIntoView());
    return true;
  };
}

/** Takes the link away and leaves its words. */
export const removeLink: Command = (state, dispatch) => {
  const here = linkAt(state);
  const { empty } = state.selection;
  const link = state.schema.marks.link;
  if (link === undefined || (here === null && empty)) return false;
  const tr = state.tr;
  for (const { from, to } of empty && here !== null ? [here] : selectedSpans(state))
    tr.removeMark(from, to, link);
  dispatch?.(tr);
  return true;
};

/** Puts the caret after a block, making a paragraph to type in where none follows. */
export function moveBehind(pos: number, node: Node): Command {
  return (state, dispatch) => {
    const after = pos + node.nodeSize;
    const tr = state.tr;
    if (tr.doc.resolve(after).nodeAfter?.isTextblock !== true) tr.insert(after, type('paragraph').create());
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
    return true;
  };
}

/** The nearest enclosing node of a sort, with its place. */
export function enclosing(
  state: EditorState,
  wanted: (node: Node) => boolean,
): { node: Node; pos: number } | null {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (wanted(node)) return { node, pos: $from.before(depth) };
  }
  return null;
}

/** Is it a list of either sort? */
export function isList(kind: NodeType): boolean {
  return kind === type('bullet_list') || kind === type('ordered_list');
}
