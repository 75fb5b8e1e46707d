/** Special characters by the names people look for them under. */

/** One character. */
export interface Character {
  is: string;
  name: string;
}

const SPACES: readonly Character[] = [
  { is: '\u00a0', name: 'No-break space' },
  { is: '\u202f', name: 'Narrow no-break space' },
  { is: '\u2009', name: 'Thin space' },
  { is: '\u200a', name: 'Hair space' },
  { is: '\u2003', name: 'Em space' },
  { is: '\u2011', name: 'No-break hyphen' },
  { is: '\u00ad', name: 'Soft hyphen' },
];

const NAMED =
  '– En dash,— Em dash,― Horizontal bar,− Minus sign,… Ellipsis,· Middle dot,• Bullet,“ Left double quote,” Right double quote,' +
  '‘ Left single quote,’ Right single quote apostrophe,„ Low double quote,‚ Low single quote,« Left guillemet,» Right guillemet,' +
  '‹ Left single guillemet,› Right single guillemet,′ Prime minutes feet,″ Double prime seconds inches,¿ Inverted question mark,' +
  '¡ Inverted exclamation mark,§ Section sign,¶ Paragraph sign,† Dagger,‡ Double dagger,© Copyright,® Registered,™ Trade mark,' +
  '° Degree,± Plus minus,× Times multiplication,÷ Division,≈ Almost equal,≠ Not equal,≤ Less or equal,≥ Greater or equal,∞ Infinity,' +
  '½ One half,⅓ One third,⅔ Two thirds,¼ One quarter,¾ Three quarters,⅕ One fifth,⅛ One eighth,⅜ Three eighths,⅝ Five eighths,' +
  '⅞ Seven eighths,¹ Superscript one,² Superscript two squared,³ Superscript three cubed,₂ Subscript two,№ Numero,‰ Per mille,' +
  '€ Euro,£ Pound,¥ Yen yuan,¢ Cent,₽ Rouble,₹ Rupee,₺ Turkish lira,₴ Hryvnia,₩ Won,₪ Shekel,₦ Naira,֏ Dram,₾ Lari,₸ Tenge,' +
  '← Arrow left,→ Arrow right,↑ Arrow up,↓ Arrow down,↔ Arrow both ways,⇒ Double arrow right,✓ Check mark tick,✗ Cross mark,★ Star,' +
  '☆ Empty star,♥ Heart,♪ Note music,☎ Telephone,' +
  'ß Sharp s eszett,Æ Ae ligature capital,æ Ae ligature,Œ Oe ligature capital,œ Oe ligature,Ø O slash capital,ø O slash,Å A ring capital,' +
  'å A ring,Ł L stroke capital,ł L stroke,Đ D stroke capital,đ D stroke,Ð Eth capital,ð Eth,Þ Thorn capital,þ Thorn,ı Dotless i,İ Dotted I capital,ə Schwa';

const ACCENTS: readonly (readonly [name: string, mark: string, letters: string])[] = [
  ['acute', '\u0301', 'aeiouyAEIOUYcnszCNSZ'],
  ['grave', '\u0300', 'aeiouAEIOU'],
  ['circumflex', '\u0302', 'aeiouAEIOUwyWY'],
  ['diaeresis umlaut', '\u0308', 'aeiouyAEIOU'],
  ['tilde', '\u0303', 'anoANO'],
  ['caron hacek', '\u030c', 'cdenrstzCDENRSTZ'],
  ['cedilla', '\u0327', 'csCS'],
  ['ogonek', '\u0328', 'aeAE'],
  ['breve', '\u0306', 'agAG'],
  ['macron', '\u0304', 'aeiouAEIOU'],
  ['double acute', '\u030b', 'ouOU'],
  ['dot above', '\u0307', 'zegZEG'],
];

function accented(): Character[] {
  return ACCENTS.flatMap(([name, mark, letters]) =>
    [...letters].map((letter) => ({
      is: (letter + mark).normalize('NFC'),
      name: `${letter} ${name}${letter === letter.toUpperCase() ? ' capital' : ''}`,
    })),
  );
}

/** All of them, in the order they are shown. */
export const characters: readonly Character[] = [
  ...SPACES,
  ...NAMED.split(',').map((line) => {
    const [is = '', ...words] = line.split(' ');
    return { is, name: words.join(' ') };
  }),
  ...accented(),
];

/** Those every word of the query fits: by name, by itself, or by its number (`2014`, `U+2014`). */
export function findCharacters(query: string, recent: readonly string[]): readonly Character[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const first = recent.flatMap((is) => characters.find((one) => one.is === is) ?? []);
  if (words.length === 0) return [...first, ...characters.filter((one) => !first.includes(one))];
  const fitsName = (name: string, word: string): boolean =>
    word.length === 1 ? name.split(' ').includes(word) : name.includes(word);
  const found = characters.filter(({ is, name }) =>
    words.every((word) => fitsName(name.toLowerCase(), word) || is.toLowerCase() === word),
  );
  const number = /^(?:u\+)?([0-9a-f]{2,6})$/i.exec(query.trim())?.[1];
  const code = number === undefined ? NaN : Number.parseInt(number, 16);
  const fits = code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return fits
    ? [...found, { is: String.fromCodePoint(code), name: `U+${(number ?? '').toUpperCase()}` }]
    : found;
}
