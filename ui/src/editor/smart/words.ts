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

/** Corrections for a language, by the slip in small letters. */
export function corrections(tag: string): ReadonlyMap<string, string> {
  const language = tag.toLowerCase().split('-', 1)[0] ?? '';
  const known = lists.get(language);
  if (known !== undefined) return known;
  const list = new Map(Object.entries(BY_LANGUAGE[language] ?? {}));
  lists.set(language, list);
  return list;
}

const lists = new Map<string, ReadonlyMap<string, string>>();

/** A correction with the capitals of what was typed. */
export function inCase(typed: string, word: string): string {
  const [first = ''] = typed;
  if (typed.length > 1 && typed === typed.toUpperCase() && typed !== typed.toLowerCase())
    return word.toUpperCase();
  if (first !== first.toLowerCase()) return word.charAt(0).toUpperCase() + word.slice(1);
  return word;
}
