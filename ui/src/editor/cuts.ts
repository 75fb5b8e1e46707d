/** Paragraphs that can go when a story is too long: marked in their order, drawn and never in the document. */
import type { Node } from 'prosemirror-model';
import { Plugin, type Command, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { wordsInBlock } from './counts';
import { idOf } from './ids';

/** Draws the marks. */
export function markCuts(marked: () => readonly string[]): Plugin {
  return new Plugin({
    props: {
      decorations({ doc }) {
        const ids = marked();
        if (ids.length === 0) return null;
        const all: Decoration[] = [];
        doc.forEach((block, at) => {
          const place = ids.indexOf(idOf(block));
          if (place >= 0)
            all.push(
              Decoration.node(at, at + block.nodeSize, {
                class: 'can-go',
                'data-can-go': String(place + 1),
                title: `Can go, number ${String(place + 1)}`,
              }),
            );
        });
        return DecorationSet.create(doc, all);
      },
    },
  });
}

/** The ids of the blocks the selection touches, in their order. */
export function touched(state: EditorState): string[] {
  const { from, to } = state.selection;
  const ids: string[] = [];
  state.doc.forEach((block, at) => {
    if (at < to && at + block.nodeSize > from && idOf(block) !== '') ids.push(idOf(block));
  });
  return ids;
}

/** Marks what is not marked, behind the others; takes the marks away where all of it is. */
export function toggled(marked: readonly string[], ids: readonly string[]): string[] {
  if (ids.every((id) => marked.includes(id))) return marked.filter((id) => !ids.includes(id));
  return [...marked, ...ids.filter((id) => !marked.includes(id))];
}

/** The words that would go. */
export function wordsOf(doc: Node, ids: readonly string[]): number {
  let words = 0;
  doc.forEach((block) => {
    if (ids.includes(idOf(block))) words += wordsInBlock(block);
  });
  return words;
}

/** Takes the marked blocks out, as one step to undo. */
export function cutMarked(ids: readonly string[]): Command {
  return (state, dispatch) => {
    const places: { from: number; to: number }[] = [];
    state.doc.forEach((block, at) => {
      if (ids.includes(idOf(block))) places.push({ from: at, to: at + block.nodeSize });
    });
    if (places.length === 0) return false;
    if (dispatch === undefined) return true;
    const tr = state.tr;
    for (const { from, to } of places.reverse()) {
      // A body is never without a block.
      if (tr.doc.childCount === 1) tr.delete(from + 1, to - 1);
      else tr.delete(from, to);
    }
    dispatch(tr.scrollIntoView());
    return true;
  };
}
