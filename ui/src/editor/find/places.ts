/** Where a search is answered in a body: its lines in reading order, and who is quoted under each quotation. */
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { replacement, type Search, type Span } from './query';

/** One match in a body. */
export interface Found extends Span {
  /** In an attribution, the place of its quotation; `from` and `to` are then offsets in its words. */
  quotation: number | null;
}

type Line = { at: number; spans: Span[]; attribution: boolean };
type Ready = Extract<Search, { ok: true }>;
const LEAF = '\ufffc';

/** Searches bodies, reading again only what changed since the last time. */
export class BodySearch {
  readonly #known = new WeakMap<Node, Line[]>();

  constructor(readonly query: Ready) {}

  /** Every match, in reading order; only in `ranges` where there are any. */
  in(doc: Node, ranges: readonly { from: number; to: number }[] = []): Found[] {
    const found: Found[] = [];
    doc.forEach((block, pos) => {
      for (const { at, spans, attribution } of this.#block(block)) {
        for (const span of spans) {
          if (attribution) found.push({ ...span, quotation: pos + at });
          else found.push({ ...span, from: pos + at + span.from, to: pos + at + span.to, quotation: null });
        }
      }
    });
    return ranges.length === 0 ? found : found.filter((one) => within(one, doc, ranges));
  }

  #block(block: Node): Line[] {
    const known = this.#known.get(block);
    if (known !== undefined) return known;
    const lines: Line[] = [];
    const visit = (node: Node, at: number): void => {
      if (node.isTextblock) this.#line(lines, lineOf(node), at + 1, false);
      else node.forEach((inner, offset) => visit(inner, at + 1 + offset));
      if (typeof node.attrs.attribution === 'string') this.#line(lines, node.attrs.attribution, at, true);
    };
    visit(block, 0);
    this.#known.set(block, lines);
    return lines;
  }

  #line(lines: Line[], text: string, at: number, attribution: boolean): void {
    const spans = text === '' ? [] : this.query.in(text);
    if (spans.length > 0) lines.push({ at, spans, attribution });
  }
}

/** A line's text, in which whatever is no text takes one place, as it does in the document. */
function lineOf(node: Node): string {
  return node.textBetween(0, node.content.size, '', (leaf) =>
    leaf.type.name === 'hard_break' ? '\n' : LEAF,
  );
}

function within(one: Found, doc: Node, ranges: readonly { from: number; to: number }[]): boolean {
  const size = one.quotation === null ? 0 : (doc.nodeAt(one.quotation)?.nodeSize ?? 0);
  const [from, to] = one.quotation === null ? [one.from, one.to] : [one.quotation, one.quotation + size];
  return ranges.some((range) => from >= range.from && to <= range.to);
}

/** Replaces matches, the last one first so that the places of the others hold; all of it is one step to undo. */
export function replaceIn(
  state: EditorState,
  found: readonly Found[],
  wanted: string,
  regex: boolean,
): Transaction {
  const tr = state.tr;
  for (const one of [...found].reverse()) {
    const words = replacement(one, wanted, regex);
    if (one.quotation === null) put(tr, one, words);
    else {
      const said = String(tr.doc.nodeAt(one.quotation)?.attrs.attribution ?? '');
      const now = said.slice(0, one.from) + words + said.slice(one.to);
      tr.setNodeAttribute(one.quotation, 'attribution', now.replace(/\s*\n\s*/g, ' '));
    }
  }
  return tr;
}

function put(tr: Transaction, { from, to }: Found, words: string): void {
  if (words === '') tr.delete(from, to);
  else tr.insertText(words, from, to);
}
