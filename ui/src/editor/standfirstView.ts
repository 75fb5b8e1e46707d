/** The sentence between headline and body, typed in place: one line, emphasis and links only. */
import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, Selection, type Command } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { keymapOf, type Commands } from '../actions/keymap';
import { askLink, toggleEmphasis } from './commands';
import { directions } from './directions';
import { findMarks } from './find';
import { hintWhenEmpty } from './hints';
import { takeInStandfirst } from './remote';
import { smartTyping, takeBack, type SmartRoom } from './smart';
import { placeholdersInBody } from './tk';

/** What the standfirst asks of the screen around it. */
export interface LineRoom {
  label: string;
  hint: () => string;
  editable: () => boolean;
  changed: (doc: Node) => void;
  askLink: () => void;
  /** How what is typed is put right. */
  smart: SmartRoom;
  /** Which way the story is written. */
  direction: () => 'rtl' | 'ltr';
  leaveUp: () => void;
  leaveDown: () => void;
  left: () => void;
  /** Takes back, or makes again, the last change where that changed the body and this line at once. */
  beside?: (way: 'undo' | 'redo', really: boolean) => boolean;
}

/** The mounted standfirst. */
export interface Line {
  readonly doc: Node;
  readonly view: EditorView;
  run: (command: Command) => boolean;
  focus: (where?: 'start' | 'end') => void;
  replace: (doc: Node) => void;
  /** Brings in what was written elsewhere since `known`; caret and undo stay. */
  take: (known: Node, theirs: Node) => void;
  /** Other words in its place, which the body’s history takes back and not the line’s own. */
  put: (words: Node) => void;
  refresh: () => void;
  destroy: () => void;
}

/** Puts a standfirst into an element. */
export function mountStandfirst(place: HTMLElement, doc: Node, room: LineRoom): Line {
  const fresh = (words: Node): EditorState => EditorState.create({ doc: words, plugins: plugins(room) });
  const view: EditorView = new EditorView(place, {
    state: fresh(doc),
    editable: room.editable,
    attributes: {
      role: 'textbox',
      'aria-multiline': 'false',
      'aria-label': room.label,
      'data-testid': 'standfirst',
      class: 'standfirst',
      spellcheck: 'false',
    },
    dispatchTransaction(tr) {
      view.updateState(view.state.apply(tr));
      if (tr.docChanged) room.changed(view.state.doc);
    },
    handleDOMEvents: {
      paste: (_view, event) => takeText(view, event, event.clipboardData),
      drop: (_view, event) => takeText(view, event, event.dataTransfer),
      blur: () => {
        room.left();
        return false;
      },
      click: (_view, event) => {
        if (event.target instanceof Element && event.target.closest('a') !== null) event.preventDefault();
        return false;
      },
    },
  });
  return {
    get doc() {
      return view.state.doc;
    },
    view,
    run: (command) => {
      view.focus();
      return command(view.state, view.dispatch, view);
    },
    focus: (where = 'end') => {
      const selection =
        where === 'start' ? Selection.atStart(view.state.doc) : Selection.atEnd(view.state.doc);
      view.dispatch(view.state.tr.setSelection(selection));
      view.focus();
    },
    replace: (words) => view.updateState(fresh(words)),
    take: (known, theirs) => {
      const tr = takeInStandfirst(view.state, known, theirs);
      if (tr !== null) view.dispatch(tr);
    },
    put: (words) => {
      const tr = view.state.tr.replaceWith(0, view.state.doc.content.size, words.content);
      view.dispatch(tr.setMeta('addToHistory', false));
    },
    refresh: () => view.setProps({}),
    destroy: () => view.destroy(),
  };
}

/** What can be done in the standfirst, by the actions of the catalogue. */
export function lineCommands(askAddress: () => void, beside: LineRoom['beside'] = () => false): Commands {
  const going =
    (way: 'undo' | 'redo'): Command =>
    (state, dispatch) =>
      beside(way, dispatch !== undefined) || (way === 'undo' ? undo : redo)(state, dispatch);
  return {
    'copy.undo': going('undo'),
    'copy.redo': going('redo'),
    'copy.em': toggleEmphasis,
    'copy.link': askLink(askAddress),
  };
}

function plugins(room: LineRoom): Plugin[] {
  const down: Command = () => {
    room.leaveDown();
    return true;
  };
  const edge =
    (way: 'up' | 'down', leave: () => void): Command =>
    (state, _dispatch, view) => {
      if (!state.selection.empty || view?.endOfTextblock(way) !== true) return false;
      leave();
      return true;
    };
  const bareUp: Command = (state) => {
    if (state.doc.firstChild?.content.size !== 0) return false;
    room.leaveUp();
    return true;
  };
  return [
    smartTyping(room.smart),
    keymap({
      ...baseKeymap,
      ...keymapOf(lineCommands(room.askLink, room.beside)),
      Enter: down,
      'Shift-Enter': down,
      ArrowUp: edge('up', room.leaveUp),
      ArrowDown: edge('down', room.leaveDown),
      Backspace: chainCommands(takeBack, bareUp, baseKeymap.Backspace ?? bareUp),
    }),
    history(),
    hintWhenEmpty(room.hint),
    findMarks(),
    directions(room.direction),
    new Plugin({ props: { decorations: ({ doc }) => placeholderMarks(doc) } }),
  ];
}

function placeholderMarks(doc: Node): DecorationSet | null {
  const places = placeholdersInBody(doc);
  if (places.length === 0) return null;
  return DecorationSet.create(
    doc,
    places.map(({ from, to }) => Decoration.inline(from, to, { class: 'tk' })),
  );
}

/** The line takes words only; lines of a paste become one. */
function takeText(view: EditorView, event: Event, data: DataTransfer | null): boolean {
  event.preventDefault();
  const text = (data?.getData('text/plain') ?? '').trim().replace(/\s*\n\s*/g, ' ');
  if (view.editable && text !== '') view.dispatch(view.state.tr.insertText(text).scrollIntoView());
  return true;
}
