/** Named pieces of copy: put in by name or by what was typed, and made from what is selected. */
import { Fragment, Slice, type Node } from 'prosemirror-model';
import { Plugin, TextSelection, type Command, type EditorState } from 'prosemirror-state';
import { blockFromJson, blockToJson, type Json } from './document';
import { putIn, spot } from './putIn';

/** A piece of copy as it is put in. */
export interface Piece {
  shortcut: string;
  blocks: readonly Json[];
}

/** The blocks of the selection, cut where it begins and ends; none when nothing is selected. */
export function selectedBlocks(state: EditorState): Json[] {
  const { selection } = state;
  return selection.empty ? [] : selection.content().content.content.map(blockToJson);
}

/** Puts a piece in, in the place of what is selected: one paragraph as words, more as blocks. */
export function insertPiece(blocks: readonly Json[], back = 0): Command {
  return (state, dispatch) => {
    const nodes = blocks.map((block) => blockFromJson(block));
    const [first] = nodes;
    if (first === undefined) return false;
    if (dispatch === undefined) return true;
    const { from, to } = spot(state.selection);
    const words =
      nodes.length === 1 && first.type.name === 'paragraph' && state.selection.$from.parent.inlineContent;
    const slice = new Slice(words ? first.content : Fragment.from(nodes), 0, 0);
    dispatch(putIn(state, slice, { from: from - back, to }).tr.scrollIntoView());
    return true;
  };
}

/** A semicolon, a shortcut and a space become the piece of that shortcut. */
export function expanding(pieces: () => readonly Piece[]): Plugin {
  return new Plugin({
    props: {
      handleTextInput(view, from, to, text) {
        if (text !== ' ' || from !== to || view.composing) return false;
        const typed = behind(view.state);
        const piece = typed === null ? undefined : pieces().find(({ shortcut }) => shortcut === typed);
        if (typed === null || piece === undefined) return false;
        return insertPiece(piece.blocks, typed.length + 1)(view.state, view.dispatch, view);
      },
    },
  });
}

/** The shortcut that stands right before the caret. */
function behind(state: EditorState): string | null {
  const { selection } = state;
  if (!(selection instanceof TextSelection)) return null;
  const { parent, parentOffset } = selection.$from;
  if (parent.type.spec.code === true) return null;
  const before = lineBefore(parent, parentOffset);
  return /(?:^|[\s(“‘"'])(?:;)([\p{L}\p{N}]{1,20})$/u.exec(before)?.[1] ?? null;
}

function lineBefore(parent: Node, offset: number): string {
  return parent.textBetween(Math.max(0, offset - 24), offset, '', '\0');
}
