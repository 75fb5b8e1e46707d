/** The laws of the catalogue: every action can be reached by keys, and no key means two things in one place. */
import { describe, expect, it } from 'vitest';
import { bodyCommands } from '../../editor';
import { tabs } from '../../views/story/side/tabs';
import type { Scope } from '../action';
import { actionIds, catalogue, type ActionId, type CopyActionId } from '../catalogue';
import { caps, normal, spoken, strokesOf } from '../strokes';

/** Places that stand at the same time: a key may not mean one thing in each. */
const TOGETHER: readonly (readonly Scope[])[] = [
  ['anywhere', 'list', 'desk'],
  ['anywhere', 'list', 'release'],
  ['anywhere', 'story'],
  ['story', 'copy'],
];

/** The copy hears first; these it takes only where they mean something there. */
const SHADOWS = new Set(['window.jump copy.link']);

/** Keys that never reach us, or are not ours to take, and who has them. */
const TAKEN: Readonly<Record<string, string>> = {
  F10: 'GTK: the menu bar',
  'Shift-F10': 'GTK: the context menu',
  F12: 'drop-down terminals',
  'Mod-Space': 'input methods',
  'Mod-Shift-u': 'GTK and ibus: a character by its number',
  'Mod-.': 'GTK: emoji',
  'Mod-;': 'GTK: emoji',
  'Mod-Shift-e': 'ibus: emoji',
  'Mod-Tab': 'GTK: the next part of the window',
  'Mod-Shift-Tab': 'GTK: the part before',
  'Alt-Tab': 'every desktop',
  'Alt-Space': 'every desktop: the window’s menu',
  'Alt-F4': 'every desktop: close',
  'Mod-Alt-t': 'desktops: a terminal',
  'Mod-Alt-l': 'desktops: lock',
  'Mod-Alt-d': 'desktops: show the desktop',
  'Mod-Alt-a': 'KDE: the window that asks',
  'Mod-Alt-Delete': 'every desktop',
  'Mod-Alt-Escape': 'desktops: end a window',
  'Mod-Escape': 'KDE: what runs',
  'Mod-q': 'quit, where there is a menu',
  'Mod-w': 'close, where there is a menu',
  'Mod-a': 'select all',
  'Mod-c': 'copy',
  'Mod-x': 'cut',
  'Mod-v': 'paste',
  'Mod-Shift-i': 'the inspector',
  'Mod-Shift-j': 'the inspector',
  'Mod-r': 'the webview reloads',
  F5: 'the webview reloads',
  F7: 'caret browsing in WebKit',
};
const taken = new Map(Object.entries(TAKEN).map(([keys, who]) => [normal(keys), who]));

function why(stroke: string): string | undefined {
  if (/^Alt-F\d/.test(stroke)) return 'desktops';
  if (/^(Alt-)?Ctrl-(Shift-)?F\d/.test(stroke)) return 'KDE and Xfce: desktops; the console';
  if (/^Alt-Ctrl-(Shift-)?(Arrow|Page)/.test(stroke)) return 'desktops: workspaces';
  if (/^Ctrl-(Shift-)?(Arrow|Home|End|Backspace|Delete)/.test(stroke)) return 'moving and deleting by word';
  if (/Meta-/.test(stroke)) return 'the desktop’s own';
  return taken.get(stroke);
}

const keysIn = (scope: Scope): [key: string, id: ActionId][] =>
  actionIds
    .filter((id) => catalogue[id].scope === scope)
    .flatMap((id) => catalogue[id].keys.map((keys): [string, ActionId] => [strokesOf(keys).join(' '), id]));

describe('the catalogue', () => {
  it('gives every action a key, a name of its own and a group', () => {
    const bare = actionIds.filter(
      (id) => catalogue[id].keys.some((keys) => keys.trim() === '') || catalogue[id].label.trim() === '',
    );
    expect(bare).toEqual([]);
    const names = actionIds.map((id) => catalogue[id].label);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it.each(TOGETHER.map((scopes) => [scopes.join(' and '), scopes] as const))(
    'lets no key mean two things in %s',
    (_, scopes) => {
      const seen = new Map<string, ActionId>();
      const twice: string[] = [];
      for (const [key, id] of scopes.flatMap(keysIn)) {
        const other = seen.get(key);
        if (other !== undefined && other !== id) twice.push(`${key}: ${other} and ${id}`);
        seen.set(key, id);
      }
      expect(twice).toEqual([]);
    },
  );

  it('shadows a key of the window in the copy only where that is meant', () => {
    const window = new Map(keysIn('anywhere'));
    const shadows = keysIn('copy').flatMap(([key, id]) =>
      window.has(key) ? [`${window.get(key)} ${id}`] : [],
    );
    expect(new Set(shadows)).toEqual(SHADOWS);
  });

  it('lets no key that begins a pair mean something by itself', () => {
    const all = actionIds.flatMap((id) => catalogue[id].keys.map(strokesOf));
    const leaders = new Set(all.filter((strokes) => strokes.length > 1).map(([first]) => first));
    expect(all.filter((strokes) => strokes.length === 1 && leaders.has(strokes[0]))).toEqual([]);
    expect(all.filter((strokes) => strokes.length > 2)).toEqual([]);
  });

  it('takes no key from the toolkit or the desktop', () => {
    const stolen = actionIds.flatMap((id) =>
      catalogue[id].own === true
        ? []
        : catalogue[id].keys.flatMap((keys) => {
            const who = strokesOf(keys)
              .map(why)
              .find((one) => one !== undefined);
            return who === undefined ? [] : [`${id} ${keys}: ${who}`];
          }),
    );
    expect(stolen).toEqual([]);
  });

  it('types no letter: in a story a bare key is never an action’s first', () => {
    const bare = [...keysIn('story'), ...keysIn('copy')].filter(([key]) => /^(Shift-)?.( |$)/u.test(key));
    expect(bare).toEqual([]);
  });

  it('has every command of the editor, and the editor does every one', () => {
    const room = { askLink: () => undefined, leaveUp: () => undefined };
    const copy = actionIds.filter((id) => catalogue[id].scope === 'copy' && catalogue[id].own !== true);
    expect(Object.keys(bodyCommands(room)).sort()).toEqual((copy as CopyActionId[]).sort());
  });

  it('has a key for every tab of the panel', () => {
    const fallen = tabs.filter(({ action }) => catalogue[action].scope !== 'story');
    expect(fallen).toEqual([]);
    expect(new Set(tabs.map(({ action }) => action)).size).toBe(tabs.length);
  });
});

describe('a key', () => {
  it.each([
    ['Mod-Shift-h', 'Ctrl-Shift-h', 'Ctrl Shift H', 'Control+Shift+h'],
    ['g h', 'g h', 'G then H', 'g h'],
    ['?', '?', '?', '?'],
    ['Mod--', 'Ctrl--', 'Ctrl -', 'Control+-'],
    ['Alt-ArrowLeft', 'Alt-ArrowLeft', 'Alt ←', 'Alt+ArrowLeft'],
    ['Escape', 'Escape', 'Esc', 'Escape'],
  ])('%s is compared, shown and spoken', (keys, compared, shown, said) => {
    expect(strokesOf(keys).join(' ')).toBe(compared);
    expect(caps(keys).join(' ')).toBe(shown);
    expect(spoken(keys)).toBe(said);
  });
});
