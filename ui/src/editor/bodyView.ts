/**
 * The body on the page: an editor view with every part of this folder put
 * together. It knows the words, not the story: whoever mounts it hears of each
 * new document and decides when it is sent.
 */
import { history, redo, redoDepth, undo, undoDepth } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Selection, TextSelection, type Command, type Plugin } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { besideIn, besideNext, type AboveBody } from './beside';
import { activeIn, INACTIVE, sameActive, type Active } from './active';
import { directions } from './directions';
import { findMarks } from './find';
import { cardView } from './card';
import { cellSelections } from './cells';
import { figureView, type PictureRoom } from './figure';
import { Held, heldPlaces } from './held';
import { guiding, type GuidesById } from './guides';
import { hintWhenEmpty } from './hints';
import { invisibles } from './invisibles';
import { bodyKeys, type KeyRequests } from './keys';
import { numberNotes } from './notes';
import type { Json } from './document';
import { pastOf, withPast } from './past';
import { clipboard, lastPaste, type PasteRoom } from './paste';
import { markPulled } from './pulled';
import { tellRights } from './rights';
import { quotationView } from './quotation';
import { expanding, type Piece } from './snippets';
import { typingRules } from './rules';
import type { Known } from './changes';
import { blockIds, idOf } from './ids';
import { takeIn } from './remote';
import { smartTyping, type SmartRoom } from './smart';
import { unrolling } from './unroll';
import { stage, type StageRoom } from './stage';
import { atSign } from './atSign';
import { markCuts } from './cuts';
import { markPlaceholders, placeholdersInBody } from './tk';

/**
 * How long what follows from a key waits, in milliseconds, when it stands beside the
 * page: the webview draws all that changes at once as one area, and a button that
 * lights up far away makes it the whole window, at every key.
 */
export const AFTER_THE_KEY_MS = 40;

/** What the body asks of the screen around it, and tells it. */
export interface BodyRoom extends KeyRequests, PasteRoom {
  /** For ears: what this field is. */
  label: string;
  /** What stands in an empty body. */
  hint: string;
  editable: () => boolean;
  /** After every change of the words. */
  changed: (doc: Node) => void;
  /** When other buttons should be lit. */
  active: (active: Active) => void;
  /** How what is typed is put right; left out where nothing is. */
  smart?: SmartRoom;
  /** Which way the story is written. */
  direction?: () => 'rtl' | 'ltr';
  /** How the page stands around the caret. */
  stage?: StageRoom;
  left: () => void;
  /** A change of the body changes the lines above it too: from what they were to what they are. */
  beside?: (was: AboveBody, now: AboveBody) => void;
  /** Shows and takes in pictures; without it figures show their words. */
  pictures?: PictureRoom;
  /** What a template says should stand in blocks that are empty, by their ids. */
  guides?: () => GuidesById;
  /** The blocks that can go, the first to go first. */
  cut?: () => readonly string[];
  /** Pieces of copy that a shortcut brings. */
  snippets?: () => readonly Piece[];
  /** Somebody typed @ where a name begins; true when they are asked which story. */
  askStory?: () => boolean;
}

/** The mounted body. */
export interface Body {
  readonly doc: Node;
  run: (command: Command) => boolean;
  focus: (where?: 'start' | 'keep') => void;
  /** Puts the caret on a placeholder: that one, counted from nought, else the next with every call; false without one. */
  toPlaceholder: (which?: number) => boolean;
  /** Brings in what was written elsewhere since `known`; caret and undo stay. */
  take: (known: Known, theirs: readonly Node[]) => void;
  /** Where the caret stands: the block, and how far into it. */
  caret: () => Place | null;
  /** Keeps the place of the caret for something that comes later. */
  hold: () => Held;
  /** Puts the caret there, as far as there is such a place. */
  place: (at: Place) => void;
  /** Puts the caret at the start of a block, or of the text. */
  toBlock: (id: string) => void;
  /** Another document in the same place; its undo history begins anew. */
  replace: (doc: Node) => void;
  /** What can be taken back, to be kept with the text. */
  past: () => Json[];
  /** Takes up a past that was kept with this very text; nothing happens where it does not fit. */
  remember: (past: readonly Json[]) => void;
  /** Takes back, or makes again, a change of the body that changed the lines above it too, where that is the next one and `mine` says so. */
  beside: (way: 'undo' | 'redo', mine: (was: AboveBody) => boolean, really: boolean) => boolean;
  /** Asks `editable` again. */
  refresh: () => void;
  readonly view: EditorView;
  destroy: () => void;
}

/** A place in the body that outlives the window: a block, and UTF-16 units into it. */
export interface Place {
  block: string;
  offset: number;
}

const NO_PICTURES: PictureRoom = {
  shown: () => null,
  choose: () => Promise.resolve(null),
  pasted: () => undefined,
};

/** The plugins of a body, in the order they are asked. */
export function bodyPlugins(room: BodyRoom): Plugin[] {
  return [
    clipboard(room),
    cellSelections(),
    ...(room.smart === undefined ? [] : [smartTyping(room.smart)]),
    lastPaste(),
    heldPlaces(),
    typingRules(),
    keymap(bodyKeys(room)),
    history({ newGroupDelay: 600 }),
    blockIds(),
    markPlaceholders(),
    findMarks(),
    numberNotes(),
    markPulled(),
    invisibles(),
    hintWhenEmpty(() => room.hint),
    directions(room.direction ?? (() => 'ltr')),
    ...(room.stage === undefined ? [] : [stage(room.stage)]),
    guiding(() => room.guides?.() ?? {}),
    markCuts(() => room.cut?.() ?? []),
    expanding(() => room.snippets?.() ?? []),
    atSign(() => room.askStory?.() ?? false),
    unrolling(),
  ];
}

/** Puts a body into an element. */
export function mountBody(place: HTMLElement, doc: Node, room: BodyRoom): Body {
  let lit = INACTIVE;
  let lighting: ReturnType<typeof setTimeout> | undefined;
  const fresh = (words: Node): EditorState => EditorState.create({ doc: words, plugins: bodyPlugins(room) });
  const view: EditorView = new EditorView(place, {
    state: fresh(doc),
    editable: room.editable,
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': room.label,
      'data-testid': 'body',
      class: 'copy',
      spellcheck: 'false',
    },
    nodeViews: {
      quotation: quotationView,
      pull_quote: quotationView,
      figure: figureView(room.pictures ?? NO_PICTURES),
      embed: cardView(() => room.insert?.('card')),
    },
    scrollMargin: 80,
    scrollThreshold: 40,
    dispatchTransaction(tr) {
      const state = view.state.apply(tr);
      view.updateState(state);
      for (const { was, now } of besideIn(tr)) room.beside?.(was, now);
      if (tr.docChanged) room.changed(state.doc);
      light(state);
    },
    handleDOMEvents: {
      blur: () => {
        room.left();
        return false;
      },
      click: (_view, event) => stayHere(event),
      auxclick: (_view, event) => stayHere(event),
    },
  });

  function replace(words: Node): void {
    if (view.isDestroyed) return;
    view.updateState(fresh(words));
    light(view.state);
  }

  function light(state: EditorState): void {
    const now = activeIn(state, Number(undoDepth(state)), Number(redoDepth(state)));
    if (sameActive(now, lit)) return;
    lit = now;
    clearTimeout(lighting);
    lighting = setTimeout(() => room.active(now), AFTER_THE_KEY_MS);
  }

  return {
    get doc() {
      return view.state.doc;
    },
    view,
    run: (command) => {
      view.focus();
      return command(view.state, view.dispatch, view);
    },
    focus: (where = 'keep') => {
      if (where === 'start') view.dispatch(view.state.tr.setSelection(TextSelection.atStart(view.state.doc)));
      view.focus();
    },
    toPlaceholder: (which) => toPlaceholder(view, which),
    take: (known, theirs) => {
      const tr = takeIn(view.state, known, theirs);
      if (tr !== null) view.dispatch(tr);
    },
    caret: () => caretIn(view.state),
    hold: () => new Held(view),
    place: (at) => placeCaret(view, at),
    toBlock: (id) => toBlock(view, id),
    replace: (words) => {
      // A half-made character belongs to the input method: the page changes once it is made.
      if (view.composing) {
        view.dom.addEventListener('compositionend', () => setTimeout(() => replace(words)), { once: true });
      } else replace(words);
    },
    past: () => pastOf(view.state),
    remember: (past) => {
      if (view.isDestroyed || view.composing) return;
      const state = withPast(view.state, past);
      if (state === null) return;
      view.updateState(state);
      light(state);
    },
    beside: (way, mine, really) => {
      const next = besideNext(view.state, way);
      if (next === null || !mine(next.was) || !view.editable) return false;
      return !really || (way === 'undo' ? undo : redo)(view.state, view.dispatch);
    },
    refresh: () => {
      view.setProps({});
      tellRights(view);
    },
    destroy: () => {
      clearTimeout(lighting);
      view.destroy();
    },
  };
}

function caretIn({ selection: { $head } }: EditorState): Place | null {
  if ($head.depth === 0) return null;
  return { block: idOf($head.node(1)), offset: $head.pos - $head.start(1) };
}

function placeCaret(view: EditorView, { block, offset }: Place): void {
  const { doc, tr } = view.state;
  doc.forEach((node, at) => {
    if (idOf(node) !== block) return;
    const pos = at + 1 + Math.min(offset, node.content.size);
    view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(pos), -1)).scrollIntoView());
  });
}

function toBlock(view: EditorView, id: string): void {
  const { tr, doc } = view.state;
  let place = 0;
  doc.forEach((block, at) => {
    if (idOf(block) === id) place = at;
  });
  view.focus();
  view.dispatch(tr.setSelection(Selection.near(doc.resolve(place))).scrollIntoView());
}

/** Links in the copy are words to be edited; they lead nowhere from here. */
function stayHere(event: Event): boolean {
  if (event.target instanceof Element && event.target.closest('a') !== null) event.preventDefault();
  return false;
}

function toPlaceholder(view: EditorView, which?: number): boolean {
  const places = placeholdersInBody(view.state.doc);
  const behind = places.find(({ from }) => from > view.state.selection.from);
  const next = (which === undefined ? behind : places[which]) ?? places[0];
  if (next === undefined) return false;
  view.focus();
  const { tr, doc } = view.state;
  view.dispatch(tr.setSelection(TextSelection.create(doc, next.from, next.to)).scrollIntoView());
  return true;
}
