/** Characters that print nothing or look like others, shown on demand; they are drawn, never put into the text. */
import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey, type Command } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { redrawn } from './touched';

interface Shown {
  on: boolean;
  marks: DecorationSet;
}

const key = new PluginKey<Shown>('invisibles');

/** What each is drawn as; the names are for ears and for the pointer. */
const SIGNS: Readonly<Record<string, readonly [sign: string, name: string]>> = {
  '\u00a0': ['°', 'No-break space'],
  '\u202f': ['°', 'Narrow no-break space'],
  '\u00ad': ['¬', 'Soft hyphen'],
  '\u2011': ['‑', 'No-break hyphen'],
  '\u2009': ['·', 'Thin space'],
  '\u200a': ['·', 'Hair space'],
  '\u2002': ['·', 'En space'],
  '\u2003': ['·', 'Em space'],
  '\u200b': ['|', 'Place where a line may break'],
  '\u200d': ['+', 'Joiner'],
  '\u2060': ['|', 'Word joiner'],
  '\u200e': ['→', 'Left-to-right mark'],
  '\u200f': ['←', 'Right-to-left mark'],
  '\t': ['⇥', 'Tab'],
};
const ANY = new RegExp(Object.keys(SIGNS).join('|'), 'g');

/** Draws them while they are asked for. */
export function invisibles(): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: () => ({ on: false, marks: DecorationSet.empty }),
      apply: (tr, old) => {
        const asked: unknown = tr.getMeta(key);
        const on = typeof asked === 'boolean' ? asked : old.on;
        if (on === old.on && !tr.docChanged) return old;
        if (!on) return { on, marks: DecorationSet.empty };
        return { on, marks: old.on ? redrawn(tr, old.marks, signsIn) : drawn(tr.doc) };
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  });
}

/** Shows them, or hides them again. */
export const toggleInvisibles: Command = (state, dispatch) => {
  dispatch?.(state.tr.setMeta(key, !(key.getState(state)?.on ?? false)).setMeta('addToHistory', false));
  return true;
};

function drawn(doc: Node): DecorationSet {
  const all: Decoration[] = [];
  doc.forEach((block, at) => all.push(...signsIn(block, at)));
  return DecorationSet.create(doc, all);
}

function signsIn(block: Node, start: number): Decoration[] {
  const all: Decoration[] = [];
  const look = (node: Node, pos: number): void => {
    if (node.isText) {
      for (const found of (node.text ?? '').matchAll(ANY)) {
        const [sign, name] = SIGNS[found[0]] ?? ['·', 'Space'];
        const at = pos + found.index;
        all.push(
          Decoration.inline(at, at + 1, { class: 'unseen-character', 'data-sign': sign, title: name }),
        );
      }
    } else if (node.type.name === 'hard_break') {
      all.push(Decoration.widget(pos, () => sign('↵'), { side: -1, ignoreSelection: true }));
    } else if (node.isTextblock && node.type.spec.code !== true) {
      all.push(
        Decoration.widget(pos + node.nodeSize - 1, () => sign('¶'), { side: 1, ignoreSelection: true }),
      );
    }
  };
  look(block, start);
  block.descendants((node, pos) => look(node, start + 1 + pos));
  return all;
}

function sign(text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = 'sign';
  made.setAttribute('aria-hidden', 'true');
  made.dataset['sign'] = text;
  return made;
}
