/**
 * What was typed since the host last said "saved": whole changed blocks, the
 * order, and what is gone. Nodes are values, so an unchanged block is the very
 * same object and the comparison costs one look per block.
 */
import type { Node } from 'prosemirror-model';
import { blockToJson, type Json } from './document';
import { idOf } from './ids';

/** The blocks the host is known to have, by id and in order. */
export interface Known {
  readonly order: readonly string[];
  readonly blocks: ReadonlyMap<string, Node>;
}

/** What to tell the host; in `changed`, new and changed blocks whole. */
export interface Changes {
  changed: Json[];
  order: string[];
  gone: string[];
}

/** A body with nothing in it yet. */
export const NOTHING: Known = { order: [], blocks: new Map() };

/** The blocks of a body the host has acknowledged. */
export function knownFrom(doc: Node): Known {
  const blocks = new Map<string, Node>();
  doc.forEach((block) => blocks.set(idOf(block), block));
  return { order: [...blocks.keys()], blocks };
}

/** The same of blocks that stand in no document. */
export function knownOf(blocks: readonly Node[]): Known {
  return { order: blocks.map(idOf), blocks: new Map(blocks.map((block) => [idOf(block), block])) };
}

/** What changed in `doc` since `known`; none when nothing did. */
export function changesSince(known: Known, doc: Node): Changes | null {
  const changed: Json[] = [];
  const order: string[] = [];
  const left = new Set(known.order);
  doc.forEach((block) => {
    const id = idOf(block);
    const was = known.blocks.get(id);
    order.push(id);
    left.delete(id);
    if (was !== block && !(was?.eq(block) ?? false)) changed.push(blockToJson(block));
  });
  const gone = [...left];
  const moved = order.length !== known.order.length || order.some((id, index) => known.order[index] !== id);
  return changed.length === 0 && gone.length === 0 && !moved ? null : { changed, order, gone };
}
