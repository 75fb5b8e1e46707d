/** The words of one story as values, and how they cross to the host and back. */
import type { Node } from 'prosemirror-model';
import {
  blockFromJson,
  blockToJson,
  bodyFromJson,
  knownFrom,
  newId,
  NOTHING,
  placeholdersIn,
  standfirstFromJson,
  standfirstToJson,
  taken,
  takeInLine,
  type Json,
  type Known,
  type Place,
  type Start,
} from '../../editor';
import { asFailure, type wire } from '../../platform';

/** Failures that trying again does not mend: a person has to do something. */
const FINAL = new Set<wire.Code>(['refused', 'not_found', 'no_newsroom', 'bad_request', 'cannot_open', 'io']);

/** The words above the body, as values. */
export interface Above {
  readonly headline: string;
  readonly short_headline: string;
  readonly standfirst: Node;
}

/** Everything that is typed on the page. */
export interface Words {
  readonly above: Above;
  readonly doc: Node;
}

/** A text as the host has it, whose blocks may be none. */
export interface Theirs {
  above: Above;
  blocks: readonly Node[];
}

/** What a page does for its story: shows words that did not come from its own keys. */
export interface Page {
  /** Another text in the place of the one there is. */
  show: (words: Words) => void;
  /** What was written elsewhere since a text comes into the one on the page. */
  take: (since: Start<Above>, theirs: Theirs) => void;
  /** Where the caret stands in the body. */
  caret: () => Place | null;
}

/** Where the placeholders above the body stand, if any do. */
export function placeholderAbove(above: Above): 'headline' | 'standfirst' | null {
  if (placeholdersIn(above.headline).length > 0) return 'headline';
  return placeholdersIn(above.standfirst.textContent).length > 0 ? 'standfirst' : null;
}

export function wordsOf(view: wire.StoryView): Words {
  const { headline, short_headline, standfirst } = view.furniture;
  return {
    above: { headline, short_headline, standfirst: standfirstFromJson(standfirst as Json[]) },
    doc: bodyFromJson(view.blocks as Json[], newId),
  };
}

/** The text the host has now: what it was known to have, and what it says was written since. */
export function theirsOf(known: Known, told: wire.CaughtUp): Theirs {
  const written = new Map(
    (told.changed as Json[]).map(blockFromJson).map((block) => [String(block.attrs.id), block]),
  );
  const blocks = told.order.map((id) => written.get(id) ?? known.blocks.get(id));
  if (blocks.some((block) => block === undefined)) throw new Error('a paragraph is missing in what was told');
  const { headline, short_headline, standfirst } = told.furniture;
  return {
    above: { headline, short_headline, standfirst: standfirstFromJson(standfirst as Json[]) },
    blocks: blocks.filter((block) => block !== undefined),
  };
}

/** The same as a page does, for words that stand on none. */
export function takenWords(now: Words, since: Start<Above>, theirs: Theirs): Words {
  const { standfirst } = now.above;
  const untouched = standfirst.eq(since.furniture.standfirst);
  return {
    doc: taken(now.doc, since.known, theirs.blocks),
    above: {
      headline: takeInLine(now.above.headline, since.furniture.headline, theirs.above.headline),
      short_headline: theirs.above.short_headline,
      standfirst: untouched ? theirs.above.standfirst : standfirst,
    },
  };
}

/** The host has the view's blocks; an empty body's first paragraph is only ours. */
export function knownIn(view: wire.StoryView, doc: Node): Known {
  return view.blocks.length === 0 ? NOTHING : knownFrom(doc);
}

export function sameAbove(a: Above, b: Above): boolean {
  const plain = a.headline === b.headline && a.short_headline === b.short_headline;
  return plain && (a.standfirst === b.standfirst || a.standfirst.eq(b.standfirst));
}

export function toWire(above: Above): wire.Furniture {
  const { headline, short_headline } = above;
  return { headline, short_headline, standfirst: standfirstToJson(above.standfirst) as wire.Json[] };
}

/** The words as they go into a file of their own. */
export function inAFile({ above, doc }: Words): wire.Words {
  // A picture without a caption has no words in it, and is more than nothing.
  const blank = ({ type, content }: Node): boolean => type.name === 'paragraph' && content.size === 0;
  const blocks = doc.children.filter((block) => !blank(block));
  return { furniture: toWire(above), blocks: blocks.map(blockToJson) as wire.Json[] };
}

/** Why words were not saved, and whether trying again by itself is no use. */
export function whyUnsaved(error: unknown): { why: string; final: boolean } {
  const { code, message } = asFailure(error);
  return { why: message, final: FINAL.has(code) };
}
