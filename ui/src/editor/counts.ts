/**
 * How many words the body has, live, while the host's own figure is on its
 * way; that one is the truth and replaces this one with every save. The rules
 * are those of the core's `text/count.rs`, in the same order.
 */
import type { Node } from 'prosemirror-model';
import { wordsIn } from './words';

const counted = new WeakMap<Node, number>();

/** Words in a body. Only blocks that changed since the last call are read again. */
export function countWords(doc: Node): number {
  let words = 0;
  doc.forEach((block) => {
    words += wordsInBlock(block);
  });
  return words;
}

const LEFT_OUT = new Set(['pull_quote', 'figure', 'code_block', 'embed', 'verbatim', 'rule']);

/** Words in one block of a body. */
export function wordsInBlock(block: Node): number {
  const known = counted.get(block);
  if (known !== undefined) return known;
  const words = LEFT_OUT.has(block.type.name) ? 0 : inNode(block);
  counted.set(block, words);
  return words;
}

function inNode(node: Node): number {
  if (node.inlineContent) return wordsIn(lineText(node));
  let words = node.type.name === 'quotation' ? wordsIn(String(node.attrs.attribution)) : 0;
  node.forEach((inner) => {
    words += wordsInBlock(inner);
  });
  return words;
}

/** The words of a line: a forced break as a newline, a note reference as nothing. */
export function lineText(node: Node): string {
  return node.textBetween(0, node.content.size, '', (leaf) => (leaf.type.name === 'hard_break' ? '\n' : ''));
}
