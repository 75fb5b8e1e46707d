/** Slips of the finger that are never words, by language; the newsroom's own come on top. */

const ENGLISH: Readonly<Record<string, string>> = {
  teh: 'the',
  hte: 'the',
  adn: 'and',
  nad: 'and',
  taht: 'that',
  thsi: 'this',
  waht: 'what',
  wiht: 'with',
  whihc: 'which',
  thier: 'their',
  recieve: 'receive',
  recieved: 'received',
  beleive: 'believe',
  acheive: 'achieve',
  seperate: 'separate',
  seperated: 'separated',
  definately: 'definitely',
  occured: 'occurred',
  occurence: 'occurrence',
  goverment: 'government',
  parliment: 'parliament',
  comittee: 'committee',
  commitee: 'committee',
  accomodate: 'accommodate',
  accomodation: 'accommodation',
  untill: 'until',
  becuase: 'because',
  publically: 'publicly',
  dont: 'don’t',
  doesnt: 'doesn’t',
  didnt: 'didn’t',
  isnt: 'isn’t',
  wasnt: 'wasn’t',
  couldnt: 'couldn’t',
  wouldnt: 'wouldn’t',
  shouldnt: 'shouldn’t',
};

const BY_LANGUAGE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: ENGLISH,
  fr: {
    aujourdhui: 'aujourd’hui',
    quelquun: 'quelqu’un',
    malgrès: 'malgré',
    parmis: 'parmi',
    dnas: 'dans',
    avce: 'avec',
    puor: 'pour',
  },
  de: {
    udn: 'und',
    nciht: 'nicht',
    dsa: 'das',
    standart: 'Standard',
    vorraus: 'voraus',
    wiederspruch: 'Widerspruch',
  },
  es: { qeu: 'que', porqeu: 'porque', tambien: 'también' },
  it: { perchè: 'perché', poichè: 'poiché', affinchè: 'affinché', nonchè: 'nonché' },
  pt: { tambem: 'também', voce: 'você', nao: 'não', entao: 'então' },
  pl: { wogóle: 'w ogóle', napewno: 'na pewno', wziąść: 'wziąć', narazie: 'na razie' },
  sv: { ohc: 'och', oxå: 'också' },
  ru: { вообщем: 'в общем', сдесь: 'здесь', зделать: 'сделать' },
  nl: { hte: 'het', nieuwschierig: 'nieuwsgierig' },
};

/** One of a writer’s own words. */
export interface OwnWord {
  /** The slip in small letters. */
  readonly typed: string;
  /** What stands instead; the same again to be left alone. */
  readonly meant: string;
}

/** Corrections for a language, by the slip in small letters; a writer’s own stand before the language’s. */
export function corrections(tag: string, own: readonly OwnWord[] = NONE): ReadonlyMap<string, string> {
  const language = tag.toLowerCase().split('-', 1)[0] ?? '';
  let lists = byOwn.get(own);
  if (lists === undefined) byOwn.set(own, (lists = new Map()));
  const known = lists.get(language);
  if (known !== undefined) return known;
  const list = new Map(Object.entries(BY_LANGUAGE[language] ?? {}));
  for (const { typed, meant } of own) {
    if (typed === meant) list.delete(typed);
    else list.set(typed, meant);
  }
  lists.set(language, list);
  return list;
}

const NONE: readonly OwnWord[] = [];
/** Asked at every key, so each list is put together once. */
const byOwn = new WeakMap<readonly OwnWord[], Map<string, ReadonlyMap<string, string>>>();

/** A correction with the capitals of what was typed, unless it brings its own. */
export function inCase(typed: string, word: string): string {
  const [first = ''] = typed;
  const own = /\s/.test(word) || /\p{Lu}/u.test(word.slice(1));
  if (!own && typed.length > 1 && typed === typed.toUpperCase() && typed !== typed.toLowerCase())
    return word.toUpperCase();
  if (first !== first.toLowerCase()) return word.charAt(0).toUpperCase() + word.slice(1);
  return word;
}
