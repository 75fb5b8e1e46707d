/** Matches shown where they stand. They move with the words until they are looked for again. */
import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import type { Found } from './places';

/** What is shown: the matches, the one that is meant now, and where alone is looked. */
export interface Shown {
  found: readonly Found[];
  now: Found | null;
  ranges: readonly { from: number; to: number }[];
}

interface Drawn {
  set: DecorationSet;
  ranges: readonly { from: number; to: number }[];
}

const key = new PluginKey<Drawn>('find');
const NONE: Drawn = { set: DecorationSet.empty, ranges: [] };

/** Draws matches. */
export function findMarks(): Plugin<Drawn> {
  return new Plugin<Drawn>({
    key,
    state: {
      init: () => NONE,
      apply: (tr, old) => {
        const shown = tr.getMeta(key) as Shown | undefined;
        if (shown !== undefined) return { set: drawn(tr, shown), ranges: shown.ranges };
        if (!tr.docChanged || old === NONE) return old;
        const ranges = old.ranges.map(({ from, to }) => ({
          from: tr.mapping.map(from, -1),
          to: tr.mapping.map(to, 1),
        }));
        return { set: old.set.map(tr.mapping, tr.doc), ranges };
      },
    },
    props: { decorations: (state) => key.getState(state)?.set },
  });
}

/** Shows these matches from now on. */
export function showFound(tr: Transaction, shown: Shown): Transaction {
  return tr.setMeta(key, shown).setMeta('addToHistory', false);
}

/** Where alone is looked, carried through what was typed since. */
export function rangesIn(state: EditorState): readonly { from: number; to: number }[] {
  return key.getState(state)?.ranges ?? [];
}

/** More marks than anybody can see only make typing slow: those around the one that is meant are drawn. */
const DRAWN = 1500;

function drawn(tr: Transaction, { found, now, ranges }: Shown): DecorationSet {
  const first = Math.max(0, (now === null ? 0 : found.indexOf(now)) - DRAWN / 2);
  const marks = found.slice(first, first + DRAWN).map((one) => {
    const attrs = { class: one === now ? 'found now' : 'found' };
    if (one.quotation === null) return Decoration.inline(one.from, one.to, attrs);
    const size = tr.doc.nodeAt(one.quotation)?.nodeSize ?? 0;
    return Decoration.node(one.quotation, one.quotation + size, {
      class: `whose-${attrs.class.replace(' ', '-')}`,
    });
  });
  const around = ranges.map(({ from, to }) => Decoration.inline(from, to, { class: 'looked-in' }));
  return DecorationSet.create(tr.doc, [...around, ...marks]);
}
