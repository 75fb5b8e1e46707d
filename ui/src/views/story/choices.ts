/** What the record's fields may say, by the names of the file and in the words of the newsroom. */

/** A value as the file has it, and its word. */
export type Choice = readonly [value: string, word: string];

export const kinds: readonly Choice[] = [
  ['news', 'News'],
  ['analysis', 'Analysis'],
  ['commentary', 'Commentary'],
  ['explainer', 'Explainer'],
  ['interview', 'Interview'],
  ['feature', 'Feature'],
  ['obituary', 'Obituary'],
  ['review', 'Review'],
];

export const legalReads: readonly Choice[] = [
  ['none', 'not needed'],
  ['required', 'needed, outstanding'],
  ['complete', 'done'],
];

export const embargoes: readonly Choice[] = [
  ['advisory', 'advisory: a note'],
  ['hard', 'hard: release is refused'],
];

export const creditRoles: readonly Choice[] = [
  ['writer', 'Writer'],
  ['additional-reporting', 'Additional reporting'],
  ['photographer', 'Photographs'],
  ['illustrator', 'Illustrations'],
  ['translator', 'Translation'],
  ['editor', 'Editor'],
];
