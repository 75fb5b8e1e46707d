/**
 * Copy put as lines into one piece that must stay one: a cell, a caption, a pull
 * quote. What is no line there (pictures, cards) stands behind that piece, notes
 * at the end of the text.
 */
import type { Fragment, Node } from 'prosemirror-model';
import { TextSelection, type Transaction } from 'prosemirror-state';
import { type } from './document';
import { body } from './schema';

/** From one place of the body to another. */
export interface Span {
  from: number;
  to: number;
}

/** Something put in: the step, and where it stands now. */
export interface PutIn {
  tr: Transaction;
  place: Span;
}

/** The piece the lines go into. */
export interface Around {
  /** Where the block ends that must not be torn. */
  behind: number;
  /** The words of a table are lines too: no table can stand behind. */
  asLines: boolean;
}

/** Puts copy in as lines, with the caret behind them. */
export function lined(tr: Transaction, content: Fragment, { from, to }: Span, around: Around): PutIn {
  const { lines, blocks, notes } = apart(content, around.asLines);
  const words = lines.flatMap((line, at) => (at === 0 ? [...line] : [type('hard_break').create(), ...line]));
  const before = tr.mapping.maps.length;
  tr.replaceWith(from, to, words);
  const end = from + words.reduce((size, node) => size + node.nodeSize, 0);
  if (blocks.length > 0) tr.insert(tr.mapping.slice(0).map(around.behind), blocks);
  if (notes.length > 0) tr.insert(tr.doc.content.size, notes);
  tr.setSelection(TextSelection.create(tr.doc, tr.mapping.slice(before + 1).map(end, -1)));
  return { tr, place: { from, to: end } };
}

interface Parts {
  lines: Node[][];
  blocks: Node[];
  notes: Node[];
}

/** Words line by line, and what has to stand elsewhere. */
function apart(content: Fragment, tables: boolean): Parts {
  const parts: Parts = { lines: [], blocks: [], notes: [] };
  const look = (node: Node): void => {
    if (node.type === type('note')) parts.notes.push(node);
    else if (node.type === type('figure') || node.isAtom) parts.blocks.push(node);
    else if (node.type === type('table') && !tables) parts.blocks.push(node);
    else if (node.type === type('table_row')) parts.lines.push(row(node));
    else if (node.isTextblock) parts.lines.push(...lineOf(node));
    else node.forEach(look);
    const said = String(node.attrs['attribution'] ?? '');
    if (said !== '') parts.lines.push([body.text(`— ${said}`)]);
  };
  if (content.firstChild?.isInline === true) parts.lines.push([...content.content]);
  else content.forEach(look);
  return parts;
}

function row(node: Node): Node[] {
  return node.children.flatMap((cell, at) =>
    at === 0 || cell.content.size === 0 ? [...cell.children] : [body.text(' '), ...cell.children],
  );
}

/** The lines of a block; literal code has newlines of its own. */
function lineOf(node: Node): Node[][] {
  if (node.content.size === 0) return [];
  if (node.type.spec.code !== true) return [[...node.children]];
  return node.textContent.split('\n').map((line) => (line === '' ? [] : [body.text(line)]));
}
