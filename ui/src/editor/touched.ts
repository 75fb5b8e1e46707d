/**
 * Which blocks of a body a change touched. Nodes are values, so an untouched block
 * is the very same object before and after, and what is known of it still holds:
 * work for every key is work on a block or two, however long the story is.
 */
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import { DecorationSet, type Decoration } from 'prosemirror-view';

/** The blocks between those that are the same at the beginning and at the end. */
export interface Touched {
  /** The first that differs, counted from nought. */
  readonly first: number;
  /** Where it begins in the document, before and after alike. */
  readonly from: number;
  readonly before: readonly Node[];
  readonly after: readonly Node[];
  /** Where the last of `after` ends. */
  readonly to: number;
}

/** Compares the blocks of two bodies by identity. */
export function touched(before: Node, after: Node): Touched {
  const [old, now] = [before.children, after.children];
  const shorter = Math.min(old.length, now.length);
  let [first, from] = [0, 0];
  while (first < shorter) {
    const block = now[first];
    if (block === undefined || old[first] !== block) break;
    from += block.nodeSize;
    first += 1;
  }
  let [same, to] = [0, after.content.size];
  while (same < shorter - first) {
    const block = now[now.length - 1 - same];
    if (block === undefined || old[old.length - 1 - same] !== block) break;
    to -= block.nodeSize;
    same += 1;
  }
  return {
    first,
    from,
    before: old.slice(first, old.length - same),
    after: now.slice(first, now.length - same),
    to,
  };
}

/**
 * What is drawn over blocks, after a change: the touched ones are drawn anew, the
 * others' marks move along. `draw` is given a block and where it begins, and marks
 * nothing outside of it.
 */
export function redrawn(
  tr: Transaction,
  old: DecorationSet,
  draw: (block: Node, at: number) => Decoration[],
): DecorationSet {
  const { from, to, after } = touched(tr.before, tr.doc);
  const moved = old === DecorationSet.empty ? old : old.map(tr.mapping, tr.doc);
  const stale = from < to ? moved.find(from, to).filter((mark) => mark.from >= from && mark.to <= to) : [];
  const fresh: Decoration[] = [];
  let at = from;
  for (const block of after) {
    fresh.push(...draw(block, at));
    at += block.nodeSize;
  }
  return stale.length === 0 && fresh.length === 0 ? moved : moved.remove(stale).add(tr.doc, fresh);
}
