/**
 * What a key becomes: straight quotes the language's own, hyphens a dash,
 * three points an ellipsis, a known slip its word. A pure question about the
 * line before the caret, so that every field can ask it.
 */
import type { Pair, Typography } from './languages';
import { inCase } from './words';

/** What stands instead: so many characters before the caret go, and this comes (the key’s own letter included). */
export interface Retyped {
  /** How many of the characters before the caret go; the letter just typed is not among them. */
  cut: number;
  text: string;
}

/** Which of it is wanted. */
export interface Wishes {
  /** Quotes, dashes and points. */
  smart: boolean;
  /** Slips to put right, in small letters; none where it is not wanted. */
  words: ReadonlyMap<string, string>;
}

/** Behind these a word begins, whatever the language. */
const OPENS = /(?:^|[\s([{<\u2013\u2014/\ufffc¿¡]|[^\p{L}\p{N}]-)$/u;
const BOUNDARY = /^[\s.,;:!?)\]}»”’"'…–—]$/u;

/** What the letter becomes after what stands before it on its line; none when it stays as it is. */
export function retype(
  before: string,
  letter: string,
  typography: Typography | null,
  wishes: Wishes,
): Retyped | null {
  const chunk = /\S*$/.exec(before)?.[0] ?? '';
  if (isAddress(chunk)) return null;
  const smart = wishes.smart && typography !== null ? typeset(before, letter, typography) : null;
  if (smart !== null) return smart;
  return BOUNDARY.test(letter) ? corrected(before, letter, wishes.words) : null;
}

function isAddress(chunk: string): boolean {
  return /:\/\/|^www\.|[@\\`]|^[\p{L}\p{N}]+\.[\p{L}]{2,}\//u.test(chunk);
}

function typeset(before: string, letter: string, how: Typography): Retyped | null {
  if (letter === '"') return doubled(before, how);
  if (letter === "'") return singled(before, how);
  if (letter === '.' && /(?<!\.)\.\.$/.test(before)) return { cut: 2, text: '…' };
  return dashed(before, letter, how) ?? spaced(before, letter, how) ?? elided(before, letter);
}

function doubled(before: string, how: Typography): Retyped | null {
  const inside = how.spaces?.inside ?? '';
  const outer = openIn(before, how.double);
  const nested = outer && !same(how.inner, how.double);
  if (begins(before, how)) {
    if (nested) return { cut: 0, text: how.inner[0] };
    return { cut: 0, text: how.double[0] + inside };
  }
  // Twelve inches, where nothing is open: left as it is.
  if (/\p{N}$/u.test(before) && !outer && how.double[0] !== how.double[1]) return null;
  if (nested && openIn(before, how.inner)) return { cut: 0, text: how.inner[1] };
  return { cut: 0, text: (inside !== '' && before.endsWith(inside) ? '' : inside) + how.double[1] };
}

function singled(before: string, how: Typography): Retyped {
  if (how.single === null) return { cut: 0, text: '’' };
  if (begins(before, how)) return { cut: 0, text: how.single[0] };
  const closes = how.single[1] !== '’' && openIn(before, how.single);
  return { cut: 0, text: closes ? how.single[1] : '’' };
}

/** Does a word begin here? Behind an opening mark one does; the same mark closes in other languages. */
function begins(before: string, { double, inner, single }: Typography): boolean {
  if (OPENS.test(before)) return true;
  const pairs = [double, inner, ...(single === null ? [] : [single])];
  const last = before.slice(-1);
  return pairs.some(([open]) => open === last) && !pairs.some(([, close]) => close === last);
}

/** Two hyphens are a dash; at the start of a line only once something else follows, for three are a break. */
function dashed(before: string, letter: string, { dash }: Typography): Retyped | null {
  if (letter === '-') return /[^-]-$/.test(before) ? { cut: 1, text: dash } : null;
  return before === '--' ? { cut: 2, text: dash + letter } : null;
}

function spaced(before: string, letter: string, { spaces }: Typography): Retyped | null {
  if (spaces === null) return null;
  const space = letter === ':' ? spaces.colon : /^[?!;]$/.test(letter) ? spaces.before : '';
  return space !== '' && /[^\s?!;:] $/u.test(before) ? { cut: 1, text: space + letter } : null;
}

/** Words and years that begin with an apostrophe, which looked like an opening quote until now. */
const ELIDED = /(?:^|[\s(“])‘((?:tis|twas|twere|em|til|cause|n|\d\ds?))$/iu;

function elided(before: string, letter: string): Retyped | null {
  const whole = /^\p{L}$/u.test(letter) ? before + letter : before;
  if (/^\p{L}$/u.test(letter) && !/\d\ds$/.test(whole)) return null;
  if (letter !== 's' && !BOUNDARY.test(letter)) return null;
  const [, word] = ELIDED.exec(whole) ?? [];
  if (word === undefined) return null;
  // “‘68 people”: a bare number may begin a quotation; behind these words it is a year.
  if (/^\d\d$/.test(word) && !/(?:of|in|since|the|from|to|until|before|after|and)\s‘\d\d$/i.test(whole))
    return null;
  const typedOfIt = letter === 's' && whole !== before ? word.slice(0, -1) : word;
  return { cut: typedOfIt.length + 1, text: `’${typedOfIt}${letter}` };
}

/** A point may stand in an address: what is before it waits for what comes behind. */
function corrected(before: string, letter: string, words: ReadonlyMap<string, string>): Retyped | null {
  if (letter === '.') return null;
  const found = /(?<![\p{L}\p{N}\p{M}’'_./@-])([\p{L}\p{M}’]+)(\.?)$/u.exec(before);
  const [, typed = '', point = ''] = found ?? [];
  const word = words.get(typed.toLowerCase());
  if (word === undefined || (point !== '' && !/^\s$/.test(letter))) return null;
  return { cut: typed.length + point.length, text: inCase(typed, word) + point + letter };
}

/** Is such a quotation open at the end of a text? */
function openIn(text: string, [open, close]: Pair): boolean {
  if (open === close) return (text.split(open).length - 1) % 2 === 1;
  let depth = 0;
  for (const letter of text) {
    if (letter === open) depth += 1;
    else if (letter === close) depth = Math.max(0, depth - 1);
  }
  return depth > 0;
}

function same(one: Pair, other: Pair): boolean {
  return one[0] === other[0] && one[1] === other[1];
}
