/**
 * Placeholders that must not go out, marked where they stand. The rules are
 * those of the core's `text/tk.rs`: whole words only, never in an address or
 * in literal code.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { redrawn } from './touched';

/** One placeholder: an offset in a text. */
export interface Found {
  at: number;
  length: number;
}

/** The newsroom's words; TK is found in any case and repeated, others exactly as written. */
let words: ReadonlySet<string> = new Set(['TK', 'XX']);
let quick = /tk|XX/i;

/** Takes the newsroom's words for what is to come. */
export function setPlaceholders(all: readonly string[]): void {
  if (all.length === words.size && all.every((word) => words.has(word))) return;
  words = new Set(all);
  quick = new RegExp(all.length === 0 ? '(?!)' : all.join('|'), 'iu');
  inBlocks = new WeakMap();
}

function isPlaceholder(word: string): boolean {
  return words.has(word) || (words.has('TK') && /^(?:[Tt][Kk])+$/.test(word));
}

/** Every placeholder in a line of text. */
export function placeholdersIn(text: string): Found[] {
  if (!quick.test(text)) return [];
  const found: Found[] = [];
  for (const chunk of text.matchAll(/\S+/g)) {
    if (isAddress(chunk[0])) continue;
    for (const word of chunk[0].matchAll(/[\p{Alphabetic}\p{N}_]+/gu)) {
      if (isPlaceholder(word[0])) found.push({ at: chunk.index + word.index, length: word[0].length });
    }
  }
  return found;
}

function isAddress(chunk: string): boolean {
  return /.\.[\p{Alphabetic}\p{N}]/u.test(chunk) || chunk.includes('://') || chunk.includes('@');
}

let inBlocks = new WeakMap<Node, Found[]>();

/** Every placeholder in the lines of a body, as document positions in reading order. */
export function placeholdersInBody(doc: Node): { from: number; to: number }[] {
  const all: { from: number; to: number }[] = [];
  doc.forEach((block, at) => {
    for (const { at: offset, length } of inBlock(block)) {
      all.push({ from: at + offset, to: at + offset + length });
    }
  });
  return all;
}

/** Offsets from the block's own start. */
function inBlock(block: Node): Found[] {
  const known = inBlocks.get(block);
  if (known !== undefined) return known;
  const found: Found[] = [];
  const line = (node: Node, start: number): void => {
    if (node.type.spec.code === true) return;
    // A leaf takes one place in the document, so it takes one in this text.
    const text = node.textBetween(0, node.content.size, '', (leaf) =>
      leaf.type.name === 'hard_break' ? '\n' : '\0',
    );
    for (const { at, length } of placeholdersIn(text)) found.push({ at: start + at, length });
  };
  if (block.isTextblock) line(block, 1);
  else {
    block.descendants((node, pos) => {
      if (node.isTextblock) line(node, pos + 2);
      return !node.isTextblock;
    });
  }
  inBlocks.set(block, found);
  return found;
}

/** Marks placeholders as they are typed. */
export function markPlaceholders(): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, state) => drawn(state.doc),
      apply: (tr, old) => (tr.docChanged ? redrawn(tr, old, marksIn) : old),
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

function drawn(doc: Node): DecorationSet {
  const places = placeholdersInBody(doc);
  return places.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, places.map(marked));
}

function marksIn(block: Node, at: number): Decoration[] {
  return inBlock(block).map(({ at: offset, length }) =>
    marked({ from: at + offset, to: at + offset + length }),
  );
}

function marked({ from, to }: { from: number; to: number }): Decoration {
  return Decoration.inline(from, to, { class: 'tk' });
}
