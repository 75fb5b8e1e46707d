/**
 * Paste and drop. The window never reads foreign HTML: the strings on the
 * clipboard go to the host, which answers with blocks. Copy made in this
 * window comes back as the very nodes that were copied.
 */
import { closeHistory } from 'prosemirror-history';
import { Fragment, Node, Slice } from 'prosemirror-model';
import { NodeSelection, Plugin, PluginKey, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { hears } from '../actions/hears';
import { linkToCard, loneAddress, onEmptyLine } from './card';
import { blockFromJson, type, type Json } from './document';
import { putIn, sliceOf, spot } from './putIn';
import { body } from './schema';

/** What the clipboard held. */
export interface Clip {
  html: string | null;
  text: string;
  /** Its rich text, for clipboards that have no HTML. */
  rtf: string | null;
  /** The handle of a file a person gave instead; the host reads it. */
  file?: string;
}

/** What the host and the screen do for a paste. */
export interface PasteRoom {
  /** Reads a clip into blocks of the file; as words alone when `plain` is true. `paste` is the name of this paste. */
  read: (clip: Clip, plain: boolean, paste: number) => Promise<readonly Json[]>;
  /** The clip could not be read and went in as plain text. */
  failed: (error: unknown) => void;
  /** Takes in pictures that came without words. */
  pictures?: { pasted: (files: readonly File[]) => void };
  /** An address that was pasted on a line of its own became a card; undo makes it a link. */
  carded?: () => void;
}

/** Where the pastes will go that are being read; followed through what is typed meanwhile. */
const CLIP = new PluginKey<Reading>('pastes being read');

/** Where the last paste stands that was read, followed through what is typed since. */
const LAST = new PluginKey<Put | null>('last paste');

type Reading = ReadonlyMap<number, Pending>;

/** What happens to the pastes being read: one begins, or its words are there. */
type Turn = { begun: number; at: Pending } | { there: number };

/** A paste that was put in, by its name. */
interface Put extends Pending {
  paste: number;
}

/** Follows the words of the last paste. */
export function lastPaste(): Plugin<Put | null> {
  return new Plugin<Put | null>({
    key: LAST,
    state: {
      init: () => null,
      apply: (tr, last) => {
        const place = tr.getMeta(LAST) as Put | undefined;
        if (place !== undefined) return place;
        if (last === null || !tr.docChanged) return last;
        return { ...last, from: tr.mapping.map(last.from, -1), to: tr.mapping.map(last.to, 1) };
      },
    },
  });
}

/** Puts a file where the caret stands, as the host reads it. */
export function pasteFile(view: EditorView, room: PasteRoom, file: string): Promise<void> {
  return pasteRead(view, (paste) => room.read({ html: null, text: '', rtf: null, file }, false, paste));
}

/** Puts blocks where the caret stands, once they are read, as one step to undo. */
export async function pasteRead(
  view: EditorView,
  read: (paste: number) => Promise<readonly Json[]>,
): Promise<void> {
  if (!view.editable) return;
  const paste = begin(view);
  let slice: Slice;
  let at: Pending | null;
  try {
    slice = sliceOf((await read(paste)).map(blockFromJson));
  } finally {
    at = placeOf(view, paste);
  }
  if (at !== null && slice.size > 0) put(view, slice, at, paste);
}

/** Puts other blocks where that paste stands, as one step to undo; false when it is gone, or another came since. */
export function pasteInstead(view: EditorView, paste: number, blocks: readonly Json[]): boolean {
  const last = LAST.getState(view.state) ?? null;
  if (last?.paste !== paste || last.from >= last.to || blocks.length === 0 || !view.editable) return false;
  put(view, sliceOf(blocks.map(blockFromJson)), last, paste);
  return true;
}

let pastes = 0;

/** A paste is being read that will go where the caret stands; its name. */
function begin(view: EditorView): number {
  pastes += 1;
  const turn: Turn = { begun: pastes, at: spot(view.state.selection) };
  view.dispatch(view.state.tr.setMeta(CLIP, turn));
  return pastes;
}

/** Where a paste goes now that was being read; it is followed no longer. None where the page is gone. */
function placeOf(view: EditorView, paste: number): Pending | null {
  if (view.isDestroyed) return null;
  const at = CLIP.getState(view.state)?.get(paste) ?? spot(view.state.selection);
  const turn: Turn = { there: paste };
  view.dispatch(view.state.tr.setMeta(CLIP, turn));
  return at;
}

/** The last copy made in this window, known again by its plain text. */
let copied: { text: string; slice: Slice } | null = null;

/** Handles every way text comes in or goes out other than by typing. */
export function clipboard(room: PasteRoom): Plugin<Reading> {
  let plain = false;
  function takeIn(view: EditorView, event: Event, data: DataTransfer | null, alone: boolean): boolean {
    event.preventDefault();
    if (!view.editable || data === null) return true;
    const clip = {
      html: data.getData('text/html') || null,
      text: data.getData('text/plain'),
      rtf: data.getData('text/rtf') || null,
    };
    const files = [...(data.files ?? [])].filter(({ type: kind }) => kind.startsWith('image/'));
    if (files.length > 0 && clip.text === '' && !alone && room.pictures !== undefined) {
      room.pictures.pasted(files);
      return true;
    }
    const own = copied !== null && !alone && copied.text !== '' && unixed(clip.text) === unixed(copied.text);
    if (own && copied !== null) insert(view, copied.slice, spot(view.state.selection));
    else if (inCode(view)) insertPlain(view, clip.text, spot(view.state.selection));
    // Plain text beside HTML may hold what a tracked change deleted: the host knows.
    else if (clip.html !== null || clip.rtf !== null || clip.text !== '') void ask(view, clip, alone);
    return true;
  }

  async function ask(view: EditorView, clip: Clip, alone: boolean): Promise<void> {
    const paste = begin(view);
    const address = alone ? null : loneAddress(clip.text);
    try {
      const slice = sliceOf((await room.read(clip, alone, paste)).map(blockFromJson));
      const at = placeOf(view, paste);
      if (at === null) return;
      if (address === null || !onEmptyLine(view.state, at)) insert(view, slice, at, paste);
      else card(view, address, clip.text.trim(), at, paste);
    } catch (error) {
      const at = placeOf(view, paste);
      if (at === null) return;
      insertPlain(view, clip.text, at);
      room.failed(error);
    }
  }

  function insert(view: EditorView, slice: Slice, at: Pending, paste: number | null = null): void {
    if (slice.size > 0) put(view, slice, at, paste);
  }

  /** The address as a link, and then as a card: undo goes back one step at a time. */
  function card(view: EditorView, address: string, words: string, at: Pending, paste: number): void {
    const link = body.text(words, [body.marks.link.create({ href: address })]);
    insert(view, sliceOf([type('paragraph').create(null, link)]), at, paste);
    if (!linkToCard(view.state, view.dispatch)) return;
    // What is typed next is another step.
    view.dispatch(closeHistory(view.state.tr));
    room.carded?.();
  }

  function insertPlain(view: EditorView, text: string, at: Pending): void {
    if (inCode(view)) {
      view.dispatch(view.state.tr.insertText(unixed(text), at.from, at.to).scrollIntoView());
    } else insert(view, sliceOf(paragraphs(text)), at);
  }

  return new Plugin<Reading>({
    key: CLIP,
    state: { init: () => new Map(), apply: follow },
    props: {
      clipboardTextSerializer: (slice) => remember(slice),
      handleDOMEvents: {
        keydown: (_view, event) => {
          plain = hears(event, 'copy.paste-plain');
          return false;
        },
        paste: (view, event) => {
          const alone = plain;
          plain = false;
          return takeIn(view, event, event.clipboardData, alone);
        },
        drop: (view, event) => {
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          if (at !== null && view.dragging === null) {
            view.dispatch(view.state.tr.setSelection(TextSelection.near(view.state.doc.resolve(at.pos))));
            return takeIn(view, event, event.dataTransfer, false);
          }
          return false;
        },
      },
    },
  });
}

/** Puts a slice in, as one step, and remembers where it stands if it has a name. */
function put(view: EditorView, slice: Slice, { from, to }: Pending, paste: number | null): void {
  const { tr, place } = putIn(view.state, slice, { from, to });
  // A paste is a step of its own to undo, however soon it follows another.
  closeHistory(tr);
  if (paste !== null) tr.setMeta(LAST, { ...place, paste } satisfies Put);
  view.dispatch(tr.setMeta('paste', true).scrollIntoView());
}

/** Where a paste will go; followed through what is typed until the host has read it. */
interface Pending {
  from: number;
  to: number;
}

function follow(tr: Transaction, reading: Reading): Reading {
  const turn = tr.getMeta(CLIP) as Turn | undefined;
  if (turn === undefined && (reading.size === 0 || !tr.docChanged)) return reading;
  const put = tr.getMeta(LAST) as Put | undefined;
  const moved = new Map<number, Pending>();
  for (const [paste, { from, to }] of reading) {
    const at = { from: tr.mapping.map(from, -1), to: tr.mapping.map(to, -1) };
    // Two pastes for one place stand in the order they were asked for.
    const behind = put !== undefined && put.paste < paste && at.from >= put.from && at.from <= put.to;
    moved.set(paste, behind ? { from: put.to, to: Math.max(put.to, at.to) } : at);
  }
  if (turn !== undefined && 'begun' in turn) moved.set(turn.begun, turn.at);
  if (turn !== undefined && 'there' in turn) moved.delete(turn.there);
  return moved;
}

function inCode(view: EditorView): boolean {
  const { selection } = view.state;
  return !(selection instanceof NodeSelection) && selection.$from.parent.type.spec.code === true;
}

/** Text as paragraphs: parted by blank lines where there are any, else by lines. */
export function paragraphs(text: string): Node[] {
  const lines = unixed(text).trim();
  const blank = /\n[ \t]*\n/;
  const parts = blank.test(lines) ? lines.split(/\n[ \t]*(?:\n[ \t]*)+/) : lines.split('\n');
  return parts.map((part) => {
    const pieces = part.split('\n').flatMap((line, index): Node[] => {
      const words = line === '' ? [] : [body.text(line)];
      return index === 0 ? words : [type('hard_break').create(), ...words];
    });
    return type('paragraph').create(null, pieces);
  });
}

function remember(slice: Slice): string {
  const text = tabs(slice.content) ?? slice.content.textBetween(0, slice.content.size, '\n\n', leafText);
  copied = { text, slice };
  return text;
}

/** A table alone as spreadsheets read it: tabs between cells, a line for each row. */
function tabs(content: Fragment): string | null {
  const table = content.childCount === 1 ? content.firstChild : null;
  if (table?.type !== type('table')) return null;
  const words = (cell: Node): string => cell.textBetween(0, cell.content.size, ' ', () => ' ');
  return table.children.map((row) => row.children.map(words).join('\t')).join('\n');
}

function leafText(leaf: Node): string {
  if (leaf.type.name === 'hard_break') return '\n';
  if (leaf.type.name === 'verbatim') return String(leaf.attrs.text);
  if (leaf.type.name === 'embed') return String(leaf.attrs.url);
  return leaf.type.name === 'rule' ? '* * *' : '';
}

function unixed(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
