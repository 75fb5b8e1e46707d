/** Which way a language is written, for the page's `dir`. */

const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'khw',
  'ks',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]);
const RIGHT_TO_LEFT_SCRIPTS = /-(?:arab|hebr|thaa|syrc|nkoo|adlm)(?:-|$)/i;

/** `rtl` or `ltr` for a BCP 47 tag. */
export function direction(tag: string): 'rtl' | 'ltr' {
  if (/-latn(?:-|$)/i.test(tag)) return 'ltr';
  const language = tag.split('-', 1)[0]?.toLowerCase() ?? '';
  return RIGHT_TO_LEFT.has(language) || RIGHT_TO_LEFT_SCRIPTS.test(tag) ? 'rtl' : 'ltr';
}
