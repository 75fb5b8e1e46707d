/**
 * One notation for keys, read by every listener and shown to everybody: that
 * of ProseMirror (`Mod-Shift-h`, `F3`, `?`), where `Mod` is Cmd on a Mac and Ctrl
 * elsewhere. Strokes one after the other have a space between them: `g h`.
 */
import { base, keyName } from 'w3c-keyname';

const MAC = /Mac|iP(hone|[oa]d)/.test(navigator.platform);

/** A stroke in the one way it is compared by: `Ctrl-Shift-h`, modifiers in a fixed order. */
export function normal(stroke: string): string {
  const all = parts(stroke);
  const key = all.pop() ?? '';
  const held = new Set(all.map((part) => (part === 'Mod' ? (MAC ? 'Meta' : 'Ctrl') : part)));
  return named(key === 'Space' ? ' ' : key, {
    altKey: held.has('Alt'),
    ctrlKey: held.has('Ctrl'),
    metaKey: held.has('Meta'),
    shiftKey: held.has('Shift'),
  });
}

/** The modifiers of a stroke and its key; a hyphen at the end is the key. */
function parts(stroke: string): string[] {
  return stroke === '-' ? ['-'] : stroke.split(/-(?!$)/);
}

/** The strokes of a key: one, or several one after the other. */
export function strokesOf(keys: string): string[] {
  return keys.split(' ').map(normal);
}

/**
 * What was pressed, in every way it may be written: by its letter, without the
 * Shift that is in the letter already, and by its place on the keyboard where
 * the letter is of another script.
 */
export function pressed(event: KeyboardEvent): string[] {
  const name = keyName(event);
  const ways = [named(name, event)];
  if ([...name].length === 1 && name !== ' ') {
    if (event.shiftKey) ways.push(named(name, event, false));
    const place = base[event.keyCode];
    if ((event.ctrlKey || event.metaKey || event.altKey) && place !== undefined && place !== name)
      ways.push(named(place, event));
  }
  return ways;
}

/** Is it a modifier alone, on its way to a key? */
export function onItsWay(event: KeyboardEvent): boolean {
  return ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead'].includes(event.key);
}

/** Does the key belong to a half-typed character of an input method? */
export function composing(event: KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

type Held = Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>;

function named(key: string, held: Held, shift = true): string {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const shifted = held.shiftKey && shift;
  return `${held.altKey ? 'Alt-' : ''}${held.ctrlKey ? 'Ctrl-' : ''}${held.metaKey ? 'Meta-' : ''}${shifted ? 'Shift-' : ''}${letter}`;
}

const WORDS: Readonly<Record<string, string>> = {
  Mod: MAC ? 'Cmd' : 'Ctrl',
  Alt: MAC ? 'Option' : 'Alt',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  PageUp: 'Page up',
  PageDown: 'Page down',
};

/** Stands between the caps of two strokes; it is no cap. */
export const THEN = 'then';

/** A key as it is printed on caps, one word a cap: `['Ctrl', 'Shift', 'H']`. */
export function caps(keys: string): string[] {
  return keys.split(' ').flatMap((stroke, at) => {
    const own = parts(stroke).map((part) => WORDS[part] ?? (part.length === 1 ? part.toUpperCase() : part));
    return at === 0 ? own : [THEN, ...own];
  });
}

/** A key as screen readers are told of it (`aria-keyshortcuts`). */
export function spoken(keys: string): string {
  return keys
    .split(' ')
    .map((stroke) => parts(normal(stroke)).join('+').replace('Ctrl', 'Control'))
    .join(' ');
}
