/**
 * Every top-level block has an id of its own that stays with its words through
 * every edit: sign-offs, merges and comments hang on it. Nested nodes have none.
 *
 * A split leaves the id with the first part (with the words, where the first
 * part is empty); wrapping in a list and taking out again keeps it; what is
 * pasted gets a fresh one; undo brings the old one back.
 */
import type { Node } from 'prosemirror-model';
import { Plugin, type EditorState, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import { touched, type Touched } from './touched';

/** Set on a transaction whose new blocks must not inherit an id. */
export const FRESH_IDS = 'fresh-ids';

const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';

/** A random id of twelve letters and digits. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => LETTERS.charAt(byte % LETTERS.length)).join('');
}

/** The id of a top-level block; empty when it has none yet. */
export function idOf(block: Node): string {
  const id: unknown = block.attrs.id;
  return typeof id === 'string' ? id : '';
}

/** Bodies whose ids are right throughout. */
const sound = new WeakSet<Node>();

/** Keeps the ids right after every change of the body. */
export function blockIds(): Plugin {
  return new Plugin({
    appendTransaction(transactions, before, after) {
      if (!transactions.some((tr) => tr.docChanged)) return null;
      const kept = sound.has(before.doc) && isInOrder(touched(before.doc, after.doc));
      const tr = after.tr;
      if (kept) {
        sound.add(after.doc);
        return null;
      }
      clearNested(tr, before.doc);
      giveIds(tr, transactions, before, after);
      sound.add(tr.doc);
      return tr.docChanged ? keepingUndo(tr, after) : null;
    },
  });
}

/** Are all ids right because the touched blocks kept theirs? So it is for nearly every key. */
function isInOrder({ before, after }: Touched): boolean {
  const there = new Set(before.map(idOf));
  return after.every((block) => there.delete(idOf(block)) && idOf(block) !== '' && !hasNestedId(block));
}

function hasNestedId(block: Node): boolean {
  if (block.isTextblock) return false;
  let found = false;
  block.descendants((node) => {
    found ||= idOf(node) !== '';
    return !found && !node.isTextblock;
  });
  return found;
}

/** A shortcut just typed can be taken back with Backspace; an id given after it must not end that. */
function keepingUndo(tr: Transaction, after: EditorState): Transaction {
  const rules = after.plugins.find((plugin) => 'isInputRules' in plugin.spec);
  const held: unknown = rules?.getState(after);
  return rules === undefined || held === null ? tr : tr.setMeta(rules, held);
}

function clearNested(tr: Transaction, before: Node): void {
  const old = new Set(before.children);
  tr.doc.forEach((block, at) => {
    if (old.has(block)) return;
    block.descendants((node, pos) => {
      if (idOf(node) !== '') tr.setNodeAttribute(at + 1 + pos, 'id', null);
    });
  });
}

interface Place {
  at: number;
  block: Node;
}

function giveIds(
  tr: Transaction,
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): void {
  const holders = new Map<string, Place>();
  const without: Place[] = [];
  after.doc.forEach((block, at) => {
    const id = idOf(block);
    const first = holders.get(id);
    if (id === '') without.push({ at, block });
    else if (first === undefined) holders.set(id, { at, block });
    else if (isBare(first.block) && !isBare(block)) {
      holders.set(id, { at, block });
      without.push(first);
    } else without.push({ at, block });
  });
  if (without.length === 0) return;
  const inherit = !transactions.some((step) => step.getMeta(FRESH_IDS) === true);
  const back = new Mapping(transactions.flatMap((step) => step.mapping.maps)).invert();
  const taken = new Set(holders.keys());
  for (const { at } of without) {
    const was = inherit ? idAt(before.doc, back.map(at + 1)) : '';
    const id = was !== '' && !taken.has(was) ? was : newId();
    taken.add(id);
    tr.setNodeAttribute(at, 'id', id);
  }
}

function isBare(block: Node): boolean {
  return block.isTextblock && block.content.size === 0;
}

function idAt(doc: Node, pos: number): string {
  if (pos < 0 || pos > doc.content.size) return '';
  const $pos = doc.resolve(pos);
  const block = $pos.depth === 0 ? $pos.nodeAfter : $pos.node(1);
  return block === null ? '' : idOf(block);
}
