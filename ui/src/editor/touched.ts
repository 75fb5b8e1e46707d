/**
 * Which blocks of a body a change touched. Nodes are values, so an untouched block
 * is the very same object before and after, and what is known of it still holds:
 * work for every key is work on a block or two, however long the story is.
 */
import type { Node } from 'prosemirror-model';

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
