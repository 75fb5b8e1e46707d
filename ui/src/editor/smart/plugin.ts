/**
 * Smart typing in a field of ProseMirror's. What was typed goes in first and is
 * then put right as a step of its own, so that Backspace or undo brings back
 * exactly what was typed; that place is left alone from then on.
 */
import { closeHistory, isHistoryTransaction, undo } from 'prosemirror-history';
import {
  Plugin,
  PluginKey,
  TextSelection,
  type Command,
  type EditorState,
  type Transaction,
} from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { typography } from './languages';
import { retype, type Wishes } from './retype';

/** What the screen around the field says about its language and its writer. */
export interface SmartRoom {
  /** BCP 47. */
  language: () => string;
  wishes: () => Wishes;
}

interface Place {
  from: number;
  to: number;
}

interface Held {
  /** What was just put right. */
  last: Place | null;
  /** Where a writer took that back. */
  refused: readonly Place[];
}

const key = new PluginKey<Held>('smart');
const MOST_REFUSED = 50;

/** Puts right what is typed. */
export function smartTyping(room: SmartRoom): Plugin<Held> {
  return new Plugin<Held>({
    key,
    state: { init: () => ({ last: null, refused: [] }), apply: follow },
    props: {
      handleTextInput: (view, from, to, text) => !view.composing && typed(view, room, from, to, text),
      handleDOMEvents: {
        // A quote that came from a dead key was composed; it is put right once it stands.
        compositionend: (view, event) => {
          if (event.data === "'" || event.data === '"') setTimeout(() => composed(view, room, event.data));
          return false;
        },
      },
    },
  });
}

/** For Backspace: gives back what was typed, where that was put right a moment ago. */
export const takeBack: Command = (state, dispatch) => {
  const last = key.getState(state)?.last ?? null;
  const { selection } = state;
  if (last === null || !selection.empty || selection.from !== last.to) return false;
  return undo(state, dispatch);
};

function typed(view: EditorView, room: SmartRoom, from: number, to: number, text: string): boolean {
  if ([...text].length !== 1) return false;
  const becomes = asked(view.state, room, from, text);
  if (becomes === null) return false;
  view.dispatch(view.state.tr.insertText(text, from, to).scrollIntoView());
  put(view, from - becomes.cut, from + text.length, becomes.text);
  return true;
}

function composed(view: EditorView, room: SmartRoom, letter: string): void {
  if (view.isDestroyed || view.composing || !view.state.selection.empty) return;
  const from = view.state.selection.from - letter.length;
  if (from < 0 || view.state.doc.textBetween(from, view.state.selection.from) !== letter) return;
  const becomes = asked(view.state, room, from, letter);
  if (becomes !== null) put(view, from - becomes.cut, from + letter.length, becomes.text);
}

/** What the letter becomes at a place; none where it stays, in code, or where that was taken back before. */
function asked(state: EditorState, room: SmartRoom, from: number, letter: string): ReturnType<typeof retype> {
  const $from = state.doc.resolve(from);
  const { parent } = $from;
  if (parent.type.spec.code === true || !parent.isTextblock) return null;
  if ((state.storedMarks ?? $from.marks()).some((mark) => mark.type.name === 'code')) return null;
  const before = parent.textBetween(0, $from.parentOffset, '', (leaf) =>
    leaf.type.name === 'hard_break' ? '\n' : '\ufffc',
  );
  const becomes = retype(before, letter, typography(room.language()), room.wishes());
  if (becomes === null) return null;
  const start = from - becomes.cut;
  const refused = key.getState(state)?.refused ?? [];
  return refused.some((place) => start <= place.to && from >= place.from) ? null : becomes;
}

function put(view: EditorView, from: number, to: number, text: string): void {
  const tr = closeHistory(view.state.tr);
  const marks = view.state.doc.resolve(from).marksAcross(view.state.doc.resolve(to));
  tr.replaceWith(from, to, view.state.schema.text(text, marks ?? null));
  tr.setSelection(TextSelection.create(tr.doc, from + text.length));
  view.dispatch(tr.setMeta(key, { from, to: from + text.length }).scrollIntoView());
  // What is typed next is undone apart from this.
  view.dispatch(closeHistory(view.state.tr));
}

function follow(tr: Transaction, held: Held): Held {
  const put = tr.getMeta(key) as Place | undefined;
  if (put !== undefined) return { last: put, refused: held.refused };
  if (!tr.docChanged) {
    // Moving the caret away settles it.
    return held.last === null || !tr.selectionSet ? held : { ...held, last: null };
  }
  // What other parts add to the step itself, such as an id, is not the writer’s.
  if (tr.getMeta('appendedTransaction') !== undefined) return held;
  const refused = held.refused.map(({ from, to }) => ({
    from: tr.mapping.map(from, -1),
    to: tr.mapping.map(to, 1),
  }));
  if (held.last === null || !isHistoryTransaction(tr)) return { last: null, refused };
  const from = tr.mapping.map(held.last.from, -1);
  return {
    last: null,
    refused: [...refused, { from, to: tr.mapping.map(held.last.to, 1) }].slice(-MOST_REFUSED),
  };
}
