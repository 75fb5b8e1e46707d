/** What is looked for, and where it stands in a line of text. */
import type { RE2JS } from 're2js';
import { accented, fold } from './fold';

/** What somebody looks for. */
export interface Query {
  text: string;
  /** Only whole words. */
  whole: boolean;
  /** Every letter, accent and quotation mark exactly as typed. */
  exact: boolean;
  /** The text is a regular expression. */
  regex: boolean;
}

/** One place in a line, as offsets into its text; what a pattern's groups caught. */
export interface Span {
  from: number;
  to: number;
  groups: readonly string[];
  named: Readonly<Record<string, string>>;
}

/** A query ready to be asked, or why it can't be. */
export type Search = { ok: true; in: (text: string) => Span[]; regex: boolean } | { ok: false; why: string };

/** Patterns are matched in time linear in the text, whatever they are: no pattern can stop the window. */
export type Engine = typeof RE2JS;

/** Loads the engine for patterns; nobody who never uses one pays for it. */
export async function engine(): Promise<Engine> {
  return (await import('re2js')).RE2JS;
}

/** Makes a query ready; patterns need the engine. */
export function search(query: Query, patterns: Engine | null): Search {
  if (query.text === '') return { ok: false, why: '' };
  if (!query.regex) return { ok: true, regex: false, in: (text) => plainly(text, query) };
  if (patterns === null) return { ok: false, why: '' };
  try {
    const flags = patterns.MULTILINE | patterns.LOOKBEHINDS | (query.exact ? 0 : patterns.CASE_INSENSITIVE);
    const pattern = patterns.compile(everyLetter(query.text), flags);
    const names = Object.keys(pattern.namedGroups());
    return { ok: true, regex: true, in: (text) => byPattern(text, query, pattern, names) };
  } catch (error) {
    return { ok: false, why: said(error) };
  }
}

const FAULTS: readonly [RegExp, string][] = [
  [/missing closing \)/, 'A bracket “(” is not closed.'],
  [/unexpected \)/, 'A bracket “)” closes nothing.'],
  [/missing closing \]/, 'A set “[” is not closed.'],
  [/character class range/, 'A range in “[…]” runs backwards.'],
  [/missing argument|nested repetition/, 'There is nothing to repeat before “*”, “+” or “?”.'],
  [/repeat count/, 'A count in “{…}” is too large.'],
  [/trailing backslash|trailing \\/, 'A backslash at the end needs a letter after it.'],
  [/\\[1-9]/, 'A pattern can’t refer back to what it found.'],
];

function said(error: unknown): string {
  const told = error instanceof Error ? error.message : '';
  return FAULTS.find(([fault]) => fault.test(told))?.[1] ?? 'This pattern can’t be read.';
}

/** `\w` means every letter there is, not those of English alone. */
function everyLetter(pattern: string): string {
  let inSet = false;
  return pattern.replace(/\\[\s\S]|\[|\]/g, (piece) => {
    if (piece === '[') inSet = true;
    else if (piece === ']') inSet = false;
    else if (piece === '\\w') return inSet ? '\\pL\\pM\\pN_' : '[\\pL\\pM\\pN_]';
    return piece;
  });
}

function byPattern(text: string, query: Query, pattern: RE2JS, names: readonly string[]): Span[] {
  const spans: Span[] = [];
  const matcher = pattern.matcher(text);
  while (matcher.find()) {
    const [from, to] = [matcher.start(), matcher.end()];
    if (from === to || (query.whole && !isWhole(text, from, to))) continue;
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, at) => matcher.group(at) ?? '');
    const named = Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? '']));
    spans.push({ from, to, groups, named });
  }
  return spans;
}

function plainly(text: string, query: Query): Span[] {
  const accents = query.exact || accented(query.text);
  const wanted = query.exact ? query.text : fold(query.text, accents).text;
  const folded = query.exact ? null : fold(text, accents);
  const within = folded?.text ?? text;
  const spans: Span[] = [];
  if (wanted === '') return spans;
  let at = within.indexOf(wanted);
  while (at >= 0) {
    const end = at + wanted.length;
    const from = folded?.from[at] ?? at;
    const to = folded?.to[end - 1] ?? end;
    // Half of a letter is no match: “s” is not in “ß”, nor “e” in an “é” of two signs.
    const half =
      folded !== null && (folded.from[at - 1] === from || folded.from[end] === folded.from[end - 1]);
    if (!half && !GOES_ON.test(text.slice(to, to + 2)) && (!query.whole || isWhole(text, from, to))) {
      spans.push({ from, to, groups: [text.slice(from, to)], named: {} });
      at = within.indexOf(wanted, end);
    } else at = within.indexOf(wanted, at + 1);
  }
  return spans;
}

/** What belongs to the sign before it: accents, and the parts of one emoji. */
const GOES_ON = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})/u;

const LETTER = /[\p{L}\p{N}\p{M}_]/u;
/** Scripts that write no spaces between words: every place may be a word's end. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function isWhole(text: string, from: number, to: number): boolean {
  const joins = (left: string, right: string): boolean =>
    LETTER.test(left) && LETTER.test(right) && !(UNSPACED.test(left) || UNSPACED.test(right));
  return !joins(before(text, from), after(text, from)) && !joins(before(text, to), after(text, to));
}

function before(text: string, at: number): string {
  return [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? '';
}

function after(text: string, at: number): string {
  return [...text.slice(at, at + 2)][0] ?? '';
}

/** What stands instead of a match: in a pattern, `$1`, `$<name>` and `$&` are what was caught. */
export function replacement(span: Span, wanted: string, regex: boolean): string {
  if (!regex) return wanted;
  return wanted.replace(/\$(?:\$|&|(\d{1,2})|<([^>]+)>)/g, (whole, number?: string, name?: string) => {
    if (whole === '$$') return '$';
    if (whole === '$&') return span.groups[0] ?? '';
    if (number !== undefined) return span.groups[Number(number)] ?? whole;
    return span.named[name ?? ''] ?? whole;
  });
}
