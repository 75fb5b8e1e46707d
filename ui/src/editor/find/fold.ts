/**
 * Letters as somebody who searches means them: without case and accents, with
 * the plain form of every typographic quote, dash and space, and without the
 * marks nobody sees. Every folded letter knows where it stood.
 */

/** A folded text with, for each of its units, where the original begins and ends. */
export interface Folded {
  text: string;
  from: number[];
  to: number[];
}

const ALIKE: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u02bc': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '\u2010': '-',
  '\u2011': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u00ad': '',
  '\u200b': '',
  '\u2060': '',
  '\ufeff': '',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};

/** Folds a text. `accents` keeps them: whoever types an accent means it. */
export function fold(text: string, accents = false): Folded {
  const folded: Folded = { text: '', from: [], to: [] };
  let at = 0;
  for (const letter of text) {
    const plain = letter <= '\u007f' ? letter.toLowerCase() : foldLetter(letter, accents);
    // A mark put behind its letter belongs to that letter.
    if (plain === '' && folded.to.length > 0 && /\p{M}/u.test(letter)) {
      folded.to[folded.to.length - 1] = at + letter.length;
    }
    for (let unit = 0; unit < plain.length; unit += 1) {
      folded.from.push(at);
      folded.to.push(at + letter.length);
    }
    folded.text += plain;
    at += letter.length;
  }
  return folded;
}

function foldLetter(letter: string, accents: boolean): string {
  const low = letter.toLowerCase();
  const alike = ALIKE[low];
  if (alike !== undefined && (!accents || !/\p{L}/u.test(low))) return alike;
  const apart = low.normalize('NFD');
  return accents ? apart : apart.replace(/\p{M}+/gu, '');
}

/** Does a text have accents of its own? */
export function accented(text: string): boolean {
  return fold(text).text !== fold(text, true).text;
}
