/**
 * Lists and quotations stand on the side their own words begin on: the marks of
 * an Arabic list in an English story are on its right. Lines need none of this,
 * the style sheet turns each by its own words.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

const TURNED = new Set(['bullet_list', 'ordered_list', 'quotation', 'pull_quote', 'table']);
const RTL =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const LETTER = /\p{L}/u;

const known = new WeakMap<Node, 'rtl' | 'ltr' | ''>();

/** Which way a block’s first letter is written; empty where it has none. */
export function directionOf(block: Node): 'rtl' | 'ltr' | '' {
  const cached = known.get(block);
  if (cached !== undefined) return cached;
  const letter = LETTER.exec(block.textContent)?.[0] ?? '';
  const found = letter === '' ? '' : RTL.test(letter) ? 'rtl' : 'ltr';
  known.set(block, found);
  return found;
}

/** Turns them; `story` is the way of the whole story. */
export function directions(story: () => 'rtl' | 'ltr'): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, state) => turned(state.doc, story()),
      apply: (tr, old) => (tr.docChanged ? turned(tr.doc, story()) : old),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

function turned(doc: Node, story: 'rtl' | 'ltr'): DecorationSet {
  const marks: Decoration[] = [];
  doc.forEach((block, at) => {
    if (!TURNED.has(block.type.name)) return;
    const own = directionOf(block);
    if (own !== '' && own !== story) marks.push(Decoration.node(at, at + block.nodeSize, { dir: own }));
  });
  return marks.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, marks);
}
