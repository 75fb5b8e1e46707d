/** Choices between two texts, and the words that name the places. */
import type { wire } from '../../platform';

/** What was chosen in one place: a side, or other words; neither leaves it as it was put together. */
export interface Chosen {
  take?: wire.Take;
  text?: string;
}

/** What was chosen and left for later, by story and text. */
export const leftForLater = new Map<string, Record<string, Chosen>>();

/** The choices as they cross; a place without one keeps both. */
export function toSend(chosen: Readonly<Record<string, Chosen>>): wire.MergeChoice[] {
  return Object.entries(chosen)
    .filter(([, { take, text }]) => take !== undefined || text !== undefined)
    .map(([slot, { take, text }]) => ({ slot, take: take ?? null, text: text ?? null }));
}

/** Where it is: "Headline", "Paragraph 3". */
export function named({ slot, paragraph }: wire.MergePlace): string {
  return ABOVE[slot] ?? `Paragraph ${String(paragraph)}`;
}

/** What happened there, in a few words. */
export function whatHappened({ clash }: wire.MergePlace): string {
  return HAPPENED[clash] ?? 'both wrote the same words';
}

const ABOVE: Record<string, string> = {
  headline: 'Headline',
  short_headline: 'Short headline',
  standfirst: 'Standfirst',
};

const HAPPENED: Record<string, string> = {
  merged: 'both wrote in it; read what came of it',
  ours_gone: 'taken out of the story, written on beside it',
  theirs_gone: 'written on in the story, taken out beside it',
  kind: 'both made something else of it',
};
