/**
 * Blocks stand on the side their own words begin on, and the arrow keys go where
 * they point in them: an Arabic line in an English story, and the marks of an
 * Arabic list. The style sheet alone turns what is seen; the toolkit asks the
 * `dir` of a line which way its arrows lead.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';

const TURNED = new Set([
  'paragraph',
  'heading',
  'bullet_list',
  'ordered_list',
  'quotation',
  'pull_quote',
  'table',
  'table_cell',
  'table_header',
]);
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
  turn(doc, 0, story, marks);
  return marks.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, marks);
}

/** Turns what stands in a node that itself runs `way`. */
function turn(parent: Node, from: number, way: 'rtl' | 'ltr', marks: Decoration[]): void {
  parent.forEach((block, offset) => {
    const at = from + offset;
    const own = TURNED.has(block.type.name) ? directionOf(block) : '';
    const runs = own === '' ? way : own;
    if (runs !== way) marks.push(Decoration.node(at, at + block.nodeSize, { dir: runs }));
    if (!block.isTextblock && !block.isAtom) turn(block, at + 1, runs, marks);
  });
}
