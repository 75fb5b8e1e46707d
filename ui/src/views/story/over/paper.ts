/** The papers a proof is printed on, by the host's names. */
import type { Choice } from '../choices';

export const papers: readonly Choice[] = [
  ['a4', 'A4'],
  ['letter', 'US Letter'],
];

/** Where Letter is what lies in the printer: after the Unicode CLDR's paper sizes. */
const LETTER = new Set(['US', 'CA', 'MX', 'CL', 'CO', 'CR', 'GT', 'NI', 'PA', 'PH', 'PR', 'SV', 'VE']);

/** The paper somebody chose last; else the one usual where they are. */
export function paperOf(chosen: string, locale: string): string {
  if (papers.some(([name]) => name === chosen)) return chosen;
  const region = locale.split('-').find((part, at) => at > 0 && /^[A-Za-z]{2}$/.test(part));
  return LETTER.has(region?.toUpperCase() ?? '') ? 'letter' : 'a4';
}
