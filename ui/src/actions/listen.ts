/**
 * The ear of the window. Letters are heard before the screen's own parts hear
 * them and never from somebody typing; keys with Ctrl or Alt are heard after
 * the copy, which keeps what it takes for itself.
 */
import { said, say } from '../said.svelte';
import { actionIds, catalogue, type ActionId } from './catalogue';
import { actions } from './registry.svelte';
import { caps, composing, onItsWay, pressed, strokesOf } from './strokes';

/** How long a pair of letters may take, and one that begins with Ctrl, in milliseconds. */
const PAIR = 1_200;
const LEADER = 6_000;

/** True when the key belongs to somebody typing, or to an open dialog. */
export function typing(event: KeyboardEvent): boolean {
  const at = event.target;
  if (document.querySelector('dialog[open]')) return true;
  if (!(at instanceof HTMLElement)) return false;
  return at.isContentEditable || at.matches('input:not([type=checkbox]), textarea, select');
}

/** Keys of one stroke or two, with the actions they do in the order they are asked. */
interface Heard {
  one: Map<string, ActionId[]>;
  two: Map<string, Map<string, ActionId[]>>;
}

function heard(): Heard {
  const table: Heard = { one: new Map(), two: new Map() };
  for (const id of actionIds) {
    const { scope, own, keys } = catalogue[id];
    for (const key of keys) {
      const [first = '', second] = strokesOf(key);
      // The editor and the lists hear their single strokes themselves.
      const elsewhere = own === true || scope === 'copy' || ['list', 'desk', 'release'].includes(scope);
      if (second === undefined) {
        if (!elsewhere) table.one.set(first, [...(table.one.get(first) ?? []), id]);
      } else {
        const pairs = table.two.get(first) ?? new Map<string, ActionId[]>();
        table.two.set(first, pairs.set(second, [...(pairs.get(second) ?? []), id]));
      }
    }
  }
  return table;
}

/** Listens until the returned function is called. */
export function listen(): () => void {
  const table = heard();
  let begun: { stroke: string; at: number; led: boolean } | null = null;

  const stop = (event: KeyboardEvent): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  /** Does the first of these that somebody offers; false when nobody does. */
  const does = (ids: readonly ActionId[] | undefined, event: KeyboardEvent): boolean => {
    const id = ids?.find((one) => actions.offered(one));
    if (id === undefined) return false;
    stop(event);
    const why = actions.run(id);
    if (why !== '') say(why);
    return true;
  };

  const first = (event: KeyboardEvent, led: boolean): boolean => {
    const ways = pressed(event);
    for (const way of ways) {
      if (does(table.one.get(way), event)) return true;
      if (!table.two.has(way)) continue;
      begun = { stroke: way, at: event.timeStamp, led };
      if (led) {
        stop(event);
        say(`${caps(way).join(' ')}, then a letter; F1 shows them all.`);
      }
      return led;
    }
    return false;
  };

  /** The second of two strokes. */
  const second = (event: KeyboardEvent): boolean => {
    const { stroke, at, led } = begun ?? { stroke: '', at: 0, led: false };
    begun = null;
    if (event.timeStamp - at > (led ? LEADER : PAIR)) return false;
    const pairs = table.two.get(stroke);
    if (led) said.line = '';
    if (pressed(event).some((way) => does(pairs?.get(way), event))) return true;
    // Behind Ctrl, a stray letter must not fall into the copy.
    if (led) stop(event);
    return led;
  };

  const early = (event: KeyboardEvent): void => {
    if (composing(event) || onItsWay(event)) return;
    if (begun !== null) {
      const dialog = document.querySelector('dialog[open]') !== null;
      if (dialog || (!begun.led && typing(event))) begun = null;
      else {
        const was = begun;
        if (second(event)) return;
        if (!was.led && event.timeStamp - was.at <= PAIR) return;
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    if (!/^F\d+$/.test(event.key)) first(event, false);
  };

  const late = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || composing(event) || onItsWay(event)) return;
    if (!event.ctrlKey && !event.metaKey && !event.altKey && !/^F\d+$/.test(event.key)) return;
    if (document.querySelector('dialog[open]') === null) first(event, true);
  };

  window.addEventListener('keydown', early, { capture: true });
  window.addEventListener('keydown', late);
  return () => {
    window.removeEventListener('keydown', early, { capture: true });
    window.removeEventListener('keydown', late);
  };
}
