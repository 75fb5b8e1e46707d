/**
 * How the page stands around the caret: every paragraph but the one that is
 * written dimmed, the line of the caret kept at one height, and how much is
 * selected. Nothing here is done per key unless somebody asked for it.
 */
import { Plugin, type EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, type EditorView } from 'prosemirror-view';
import { wordsIn } from './words';

/** How much is selected. */
export interface Selected {
  words: number;
  characters: number;
}

/** What the screen around the page wants. */
export interface StageRoom {
  focus: () => boolean;
  typewriter: () => boolean;
  /** The box the page scrolls in. */
  scroller: () => HTMLElement | null;
  /** When more, less or nothing is selected. */
  selected: (selected: Selected | null) => void;
}

/** Where the line of the caret is kept, as a part of the height. */
const HEIGHT = 0.42;
/** How long a selection must stand before it is counted, in milliseconds. */
const PAUSE = 120;

/** The plugin of it. */
export function stage(room: StageRoom): Plugin {
  return new Plugin({
    props: {
      decorations: (state) => (room.focus() ? here(state) : null),
      handleScrollToSelection: (view) => room.typewriter() && keepHeight(view, room),
    },
    view: () => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let told = false;
      return {
        update: (view, before) => {
          const { selection } = view.state;
          if (before.selection.eq(selection) && before.doc === view.state.doc) return;
          if (room.typewriter() && view.hasFocus() && !view.composing) keepHeight(view, room);
          if (selection.empty && !told) return;
          clearTimeout(timer);
          timer = setTimeout(() => {
            const counted = selectedIn(view.state);
            told = counted !== null;
            room.selected(counted);
          }, PAUSE);
        },
        destroy: () => clearTimeout(timer),
      };
    },
  });
}

/** Counts what is selected; none when nothing is. */
export function selectedIn(state: EditorState): Selected | null {
  const { ranges, empty } = state.selection;
  if (empty) return null;
  let [words, characters] = [0, 0];
  for (const { $from, $to } of ranges) {
    const [from, to] = [$from.pos, $to.pos];
    state.doc.nodesBetween(from, to, (node, pos) => {
      if (!node.isTextblock) return true;
      const start = Math.max(from - pos - 1, 0);
      const text = node.textBetween(start, Math.min(to - pos - 1, node.content.size), '', (leaf) =>
        leaf.type.name === 'hard_break' ? '\n' : '',
      );
      words += wordsIn(text);
      characters += charactersIn(text);
      return false;
    });
  }
  // A card or a rule has none: nothing to be told of.
  return characters === 0 ? null : { words, characters };
}

/** Characters as a reader counts them: an emoji of several parts is one, a letter and its accent are one. */
export function charactersIn(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  let number = 0;
  for (const _ of graphemes.segment(text)) number += 1;
  return number;
}

let graphemes: Intl.Segmenter | null = null;

function here(state: EditorState): DecorationSet {
  const { $from, $to } = state.selection;
  const marks: Decoration[] = [];
  state.doc.forEach((block, at, index) => {
    if (index >= $from.index(0) && index <= $to.index(0))
      marks.push(Decoration.node(at, at + block.nodeSize, { class: 'here' }));
  });
  return DecorationSet.create(state.doc, marks);
}

function keepHeight(view: EditorView, room: StageRoom): boolean {
  const box = room.scroller();
  if (box === null) return false;
  const line = view.coordsAtPos(view.state.selection.head);
  const frame = box.getBoundingClientRect();
  box.scrollTop += (line.top + line.bottom) / 2 - (frame.top + frame.height * HEIGHT);
  return true;
}
