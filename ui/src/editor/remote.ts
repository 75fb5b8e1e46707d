/**
 * Words that were written elsewhere come into the document as it stands here:
 * as steps of their own, so that caret and selection stay where they are, and
 * outside this window's history, so that undo takes back what was typed here and
 * nothing else. What was typed here since is never written over; where both
 * wrote the very same place, both stay.
 */
import type { Node, Slice } from 'prosemirror-model';
import { EditorState, type Transaction } from 'prosemirror-state';
import type { Known } from './changes';
import { type } from './document';
import { blockIds, idOf, newId } from './ids';

/** Brings the blocks `theirs`, grown from `known`, into the document; none when there is nothing to bring. */
export function takeIn(state: EditorState, known: Known, theirs: readonly Node[]): Transaction | null {
  const tr = state.tr;
  const there = new Map(theirs.map((block) => [idOf(block), block]));
  for (const [id, block] of there) rewrite(tr, id, known.blocks.get(id), block);
  placeNew(tr, known, theirs);
  if (orderChanged(known, theirs)) reorder(tr, known, theirs);
  takeOut(tr, known, there);
  if (!tr.docChanged) return null;
  return tr.setMeta('addToHistory', false);
}

/** The same, for words that stand on no page. */
export function taken(doc: Node, known: Known, theirs: readonly Node[]): Node {
  const state = EditorState.create({ doc, plugins: [blockIds()] });
  const tr = takeIn(state, known, theirs);
  return tr === null ? doc : state.apply(tr).doc;
}

/** Brings a standfirst that was written elsewhere into the one here. */
export function takeInStandfirst(state: EditorState, known: Node, theirs: Node): Transaction | null {
  const [was, here, there] = [known.firstChild, state.doc.firstChild, theirs.firstChild];
  if (was === null || here === null || there === null || was.eq(there) || here.eq(there)) return null;
  const tr = state.tr;
  if (here.eq(was)) replaceBlock(tr, 0, here, there);
  else weave(tr, 0, was, here, there);
  return tr.docChanged ? tr.setMeta('addToHistory', false) : null;
}

/** One line of plain words, the same way. */
export function takeInLine(here: string, known: string, theirs: string): string {
  if (theirs === known || here === theirs) return here;
  if (here === known) return theirs;
  const mine = lineRange(known, here);
  const other = lineRange(known, theirs);
  const added = theirs.slice(other.start, other.endNew);
  if (mine.endOld <= other.start) {
    const shift = mine.endNew - mine.endOld;
    return here.slice(0, other.start + shift) + added + here.slice(other.endOld + shift);
  }
  if (other.endOld <= mine.start) return here.slice(0, other.start) + added + here.slice(other.endOld);
  return here.slice(0, mine.endNew) + added + here.slice(mine.endNew);
}

interface Range {
  start: number;
  /** Its end in the text before, and in the text after. */
  endOld: number;
  endNew: number;
}

function find(doc: Node, id: string): { at: number; block: Node } | null {
  let found: { at: number; block: Node } | null = null;
  doc.forEach((block, at) => {
    if (found === null && idOf(block) === id) found = { at, block };
  });
  return found;
}

/** A block that both have: theirs where nothing was typed into it here, else both. */
function rewrite(tr: Transaction, id: string, was: Node | undefined, theirs: Node): void {
  if (was === undefined || was.eq(theirs)) return;
  const here = find(tr.doc, id);
  // Taken out here and written there: their words are put back in `placeNew`.
  if (here === null || here.block.eq(theirs)) return;
  if (here.block.eq(was)) replaceBlock(tr, here.at, here.block, theirs);
  else weave(tr, here.at, was, here.block, theirs);
}

function replaceBlock(tr: Transaction, at: number, from: Node, to: Node): void {
  const range = from.sameMarkup(to) ? rangeOf(from, to) : null;
  if (range !== null) {
    const before = tr.steps.length;
    const slice = to.slice(range.start, range.endNew);
    if (canReplace(tr, at, range, slice)) tr.replace(at + 1 + range.start, at + 1 + range.endOld, slice);
    if (tr.steps.length > before && tr.doc.nodeAt(at)?.eq(to) === true) return;
  }
  const now = tr.doc.nodeAt(at);
  if (now !== null) tr.replaceWith(at, at + now.nodeSize, to);
}

/** Only pieces that lie in one textblock are put in by themselves; anything deeper goes block by block. */
function canReplace(tr: Transaction, at: number, range: Range, slice: Slice): boolean {
  const $from = tr.doc.resolve(at + 1 + range.start);
  const $to = tr.doc.resolve(at + 1 + range.endOld);
  return $from.parent.isTextblock && $from.sameParent($to) && slice.openStart === slice.openEnd;
}

function rangeOf(from: Node, to: Node): Range | null {
  const start = from.content.findDiffStart(to.content);
  const end = from.content.findDiffEnd(to.content);
  if (start === null || end === null) return null;
  const overlap = Math.max(0, start - Math.min(end.a, end.b));
  return { start, endOld: end.a + overlap, endNew: end.b + overlap };
}

function lineRange(from: string, to: string): Range {
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let tail = 0;
  const room = Math.min(from.length, to.length) - start;
  while (tail < room && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  return { start, endOld: from.length - tail, endNew: to.length - tail };
}

/** Both typed into the same block since: their piece goes where it belongs beside the piece from here. */
function weave(tr: Transaction, at: number, was: Node, here: Node, theirs: Node): void {
  const plain = was.isTextblock && here.isTextblock && theirs.isTextblock;
  const mine = plain && was.sameMarkup(here) ? rangeOf(was, here) : null;
  const other = plain && was.sameMarkup(theirs) ? rangeOf(was, theirs) : null;
  if (mine === null || other === null) {
    tr.insert(at + here.nodeSize, withoutId(theirs));
    return;
  }
  const added = theirs.slice(other.start, other.endNew);
  const inner = at + 1;
  if (mine.endOld <= other.start) {
    const shift = inner + mine.endNew - mine.endOld;
    tr.replace(shift + other.start, shift + other.endOld, added);
  } else if (other.endOld <= mine.start) tr.replace(inner + other.start, inner + other.endOld, added);
  else tr.replace(inner + mine.endNew, inner + mine.endNew, added);
}

/** Their block beside ours is a new one. */
function withoutId(block: Node): Node {
  return block.type.create({ ...block.attrs, id: null }, block.content, block.marks);
}

/** The place after the nearest block before it in their order that stands here. */
function placeAfter(doc: Node, theirs: readonly Node[], index: number): number {
  for (let before = index - 1; before >= 0; before -= 1) {
    const block = theirs[before];
    const here = block === undefined ? null : find(doc, idOf(block));
    if (here !== null) return here.at + here.block.nodeSize;
  }
  return 0;
}

/** Blocks that are new there, or that were written there while they were taken out here. */
function placeNew(tr: Transaction, known: Known, theirs: readonly Node[]): void {
  theirs.forEach((block, index) => {
    const was = known.blocks.get(idOf(block));
    if (was?.eq(block) === true || find(tr.doc, idOf(block)) !== null) return;
    tr.insert(placeAfter(tr.doc, theirs, index), block);
  });
}

/** Blocks taken out there; one that was typed into here since stays. */
function takeOut(tr: Transaction, known: Known, there: ReadonlyMap<string, Node>): void {
  for (const [id, was] of known.blocks) {
    const here = there.has(id) ? null : find(tr.doc, id);
    if (here === null || !here.block.eq(was)) continue;
    // A body is never without a paragraph to type in.
    if (tr.doc.childCount === 1) tr.insert(0, type('paragraph').create({ id: newId() }));
    const now = find(tr.doc, id);
    if (now !== null) tr.delete(now.at, now.at + now.block.nodeSize);
  }
  // The empty paragraph an empty body is typed into is no block of the story's.
  if (known.order.length > 0 || there.size === 0) return;
  const bare = tr.doc.children.find((block) => block.content.size === 0 && !there.has(idOf(block)));
  const place = bare === undefined ? null : find(tr.doc, idOf(bare));
  if (place !== null) tr.delete(place.at, place.at + place.block.nodeSize);
}

function orderChanged(known: Known, theirs: readonly Node[]): boolean {
  const order = theirs.map(idOf).filter((id) => known.blocks.has(id));
  const kept = new Set(order);
  return known.order.filter((id) => kept.has(id)).some((id, index) => order[index] !== id);
}

/** Blocks moved there move here, each to behind the one it follows there. */
function reorder(tr: Transaction, known: Known, theirs: readonly Node[]): void {
  theirs.forEach((block, index) => {
    const id = idOf(block);
    const here = known.blocks.has(id) ? find(tr.doc, id) : null;
    if (here === null) return;
    const to = placeAfter(tr.doc, theirs, index);
    if (to === here.at || tr.doc.childCount === 1) return;
    tr.delete(here.at, here.at + here.block.nodeSize);
    tr.insert(to > here.at ? to - here.block.nodeSize : to, here.block);
  });
}
