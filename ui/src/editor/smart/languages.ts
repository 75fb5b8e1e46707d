/**
 * How a language sets what keys can't say: its quotation marks, its dash and
 * its spaces. After the Unicode CLDR's delimiters and the style books of the
 * press in each language; where they differ, what newspapers print.
 */

/** Opening and closing mark. */
export type Pair = readonly [open: string, close: string];

/** One language's typography. */
export interface Typography {
  /** What the key " gives. */
  readonly double: Pair;
  /** What the key " gives inside a quotation; the same again where that is the custom. */
  readonly inner: Pair;
  /** What the key ' gives at the start of a word; none where it is only an apostrophe. */
  readonly single: Pair | null;
  /** Two hyphens. */
  readonly dash: string;
  /** Space inside the quotation marks, and before ? ! ; and before a colon. */
  readonly spaces: { inside: string; before: string; colon: string } | null;
}

const NARROW = '\u202f';
const FIXED = '\u00a0';
const CURLY: Pair = ['“', '”'];
const CURLY_SINGLE: Pair = ['‘', '’'];
const LOW: Pair = ['„', '“'];
const LOW_SINGLE: Pair = ['‚', '‘'];
const LOW_HIGH: Pair = ['„', '”'];
const ANGLE: Pair = ['«', '»'];
const ANGLE_SINGLE: Pair = ['‹', '›'];

const [EN, EM] = ['–', '—'];

function set(double: Pair, inner: Pair, single: Pair | null, dash: string): Typography {
  return { double, inner, single, dash, spaces: null };
}

const english = set(CURLY, CURLY, CURLY_SINGLE, EM);
const british = { ...english, dash: EN };
const german = set(LOW, LOW_SINGLE, LOW_SINGLE, EN);
const romance = set(ANGLE, CURLY, null, EN);
const french: Typography = {
  ...romance,
  spaces: { inside: NARROW, before: NARROW, colon: FIXED },
};
const russian = set(ANGLE, LOW, null, EM);
const nordic = set(['”', '”'], ['’', '’'], null, EN);

/** By BCP 47 tag, the narrower one first. Scripts that quote with their own keys are left alone. */
const BY_TAG: Readonly<Record<string, Typography | null>> = {
  en: english,
  'en-gb': british,
  'en-ie': british,
  'en-au': british,
  'en-nz': british,
  'en-za': british,
  cy: british,
  ga: british,
  fr: french,
  'fr-ca': { ...french, spaces: { inside: FIXED, before: '', colon: FIXED } },
  'fr-ch': { ...romance, inner: ANGLE_SINGLE, spaces: null },
  de: german,
  'de-ch': set(ANGLE, ANGLE_SINGLE, null, EN),
  'de-li': set(ANGLE, ANGLE_SINGLE, null, EN),
  es: { ...romance, dash: EM },
  ca: { ...romance, dash: EM },
  gl: { ...romance, dash: EM },
  eu: { ...romance, dash: EM },
  it: romance,
  'it-ch': set(ANGLE, ANGLE_SINGLE, null, EN),
  pt: { ...romance, dash: EM },
  'pt-br': set(CURLY, CURLY_SINGLE, CURLY_SINGLE, EM),
  nl: set(CURLY, CURLY_SINGLE, CURLY_SINGLE, EN),
  af: set(CURLY, CURLY_SINGLE, CURLY_SINGLE, EN),
  pl: set(LOW_HIGH, ANGLE, null, EN),
  ro: set(LOW_HIGH, ANGLE, null, EN),
  hu: set(LOW_HIGH, ['»', '«'], null, EN),
  hr: set(LOW_HIGH, CURLY_SINGLE, null, EN),
  sr: set(LOW_HIGH, CURLY_SINGLE, null, EN),
  cs: german,
  sk: german,
  sl: german,
  is: german,
  et: set(LOW, ANGLE, null, EN),
  lt: set(LOW, LOW_SINGLE, null, EN),
  lv: set(CURLY, LOW, null, EN),
  bg: set(LOW, CURLY_SINGLE, null, EN),
  ru: russian,
  uk: russian,
  be: russian,
  el: set(ANGLE, CURLY, null, EN),
  sv: nordic,
  fi: nordic,
  da: nordic,
  nb: set(ANGLE, CURLY_SINGLE, null, EN),
  nn: set(ANGLE, CURLY_SINGLE, null, EN),
  no: set(ANGLE, CURLY_SINGLE, null, EN),
  tr: set(CURLY, CURLY_SINGLE, null, EN),
  fa: set(ANGLE, ANGLE_SINGLE, null, EN),
  ar: set(ANGLE, CURLY, null, EN),
  he: null,
  yi: null,
  ja: null,
  zh: null,
  ko: set(CURLY, CURLY_SINGLE, CURLY_SINGLE, EN),
};

/** The typography of a language; English for one not known, none where it is left to the keys. */
export function typography(tag: string): Typography | null {
  const parts = tag.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const known = BY_TAG[parts.slice(0, length).join('-')];
    if (known !== undefined) return known;
  }
  return english;
}
