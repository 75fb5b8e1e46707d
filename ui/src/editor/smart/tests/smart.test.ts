import { describe, expect, it } from 'vitest';
import { doc, p, page, pre, link } from '../../tests/copy';
import { typography } from '../languages';
import { retype } from '../retype';
import { corrections } from '../words';
import type { SmartRoom } from '../plugin';

const room = (language: string, smart = true, correct = true): SmartRoom => ({
  language: () => language,
  wishes: () => ({ smart, words: correct ? corrections(language) : new Map() }),
});

/** What a line becomes, typed letter by letter. */
function line(language: string, typed: string): string {
  const how = typography(language);
  const wishes = room(language).wishes();
  let made = '';
  for (const letter of typed) {
    const becomes = retype(made, letter, how, wishes);
    made = becomes === null ? made + letter : made.slice(0, made.length - becomes.cut) + becomes.text;
  }
  return made;
}

describe('quotes, dashes and points', () => {
  it.each([
    ['en', '"We won\'t," he said.', '“We won’t,” he said.'],
    ['en', '"He said \'no\'," she said.', '“He said ‘no’,” she said.'],
    ['en', '("Quoted")', '(“Quoted”)'],
    ['en', "the 1990's and the '90s.", 'the 1990’s and the ’90s.'],
    ['en', "the summer of '68.", 'the summer of ’68.'],
    ['en', "'68 people came.'", '‘68 people came.’'],
    ['en', "'Tis said, and 'twas", '’Tis said, and ‘twas'],
    ['en', "rock 'n' roll", 'rock ‘n’ roll'],
    ['en', "boys' and dogs'", 'boys’ and dogs’'],
    ['en', 'a 12" pipe', 'a 12" pipe'],
    ['en', '"all 12" he said', '“all 12” he said'],
    ['en', 'one -- two', 'one — two'],
    ['en-GB', 'one -- two', 'one – two'],
    ['en', 'so ... and....', 'so … and….'],
    ['en', '---', '---'],
    ['es', '--Hola', '—Hola'],
    ['fr', '"Oui", dit-elle ; "non" ?', '«\u202fOui\u202f», dit-elle\u202f; «\u202fnon\u202f»\u202f?'],
    ['fr', 'Il a dit : "l\'arrêt"', 'Il a dit\u00a0: «\u202fl’arrêt\u202f»'],
    ['fr', '"Il dit "non", je crois"', '«\u202fIl dit “non”, je crois\u202f»'],
    ['de', '"Ja", sagte sie, \'nein\'.', '„Ja“, sagte sie, ‚nein‘.'],
    ['de', "\"Das 'Wort' ist's\"", '„Das ‚Wort‘ ist’s“'],
    ['de-CH', '"Ja"', '«Ja»'],
    ['es', '"Sí", dijo', '«Sí», dijo'],
    ['it', 'l\'"onda"', 'l’»onda»'],
    ['pl', '"Tak"', '„Tak”'],
    ['sv', '"Ja", sa hon', '”Ja”, sa hon'],
    ['pt', '"Sim"', '«Sim»'],
    ['pt-BR', '"Sim"', '“Sim”'],
    ['ru', '"Да", "и "нет""', '«Да», «и „нет“»'],
    ['ja', '"はい"', '"はい"'],
    ['xx', '"a"', '“a”'],
    ['en', "see https://a.example/b--c'd", "see https://a.example/b--c'd"],
    ['en', "write to o'neil@a.example", 'write to o’neil@a.example'],
  ])('%s: %s', (language, typed, set) => {
    expect(line(language, typed)).toBe(set);
  });
});

describe('slips', () => {
  it.each([
    ['en', 'Teh goverment said', 'The government said'],
    ['en', 'TEH ', 'THE '],
    ['en', 'tehran teh.example/teh', 'tehran teh.example/teh'],
    ['en', 'it dont. ', 'it don’t. '],
    ['fr', 'aujourdhui ', 'aujourd’hui '],
    ['de', 'udn ', 'und '],
    ['ja', 'teh ', 'teh '],
  ])('%s: %s', (language, typed, set) => {
    expect(line(language, typed)).toBe(set);
  });
});

describe('a writer’s own words', () => {
  const own = [
    { typed: 'cdg', meant: 'Charles de Gaulle' },
    { typed: 'teh', meant: 'teh' },
    { typed: 'gov', meant: 'government' },
  ];
  const mine: SmartRoom = {
    language: () => 'en',
    wishes: () => ({ smart: true, words: corrections('en', own) }),
  };

  it('stand before the language’s and keep their capitals; one that stands for itself is left alone', () => {
    const typed = (text: string): string => page(doc(p('|')), { smart: mine }).type(text).shape;
    expect(typed('Cdg, CDG, gov. Gov, GOV ')).toBe(
      'paragraph("Charles de Gaulle, Charles de Gaulle, government. Government, GOVERNMENT ")',
    );
    expect(typed('teh adn ')).toBe('paragraph("teh and ")');
    expect(corrections('en').get('teh')).toBe('the');
  });

  it('are taken back at once by one undo, as the language’s are', () => {
    const copy = page(doc(p('|')), { smart: mine }).type('At cdg ');
    expect(copy.shape).toBe('paragraph("At Charles de Gaulle ")');
    copy.press('Mod-z');
    expect(copy.shape).toBe('paragraph("At cdg ")');
  });
});

describe('in the copy', () => {
  const story = (copy = doc(p('|')), smart = room('en')) => page(copy, { smart });

  it('puts right what is typed', () => {
    expect(story().type('"Teh tram," he said.').shape).toBe('paragraph("“The tram,” he said.")');
  });

  it('gives back by Backspace what was typed, and leaves that place alone then', () => {
    const copy = story().type('teh ');
    expect(copy.shape).toBe('paragraph("the ")');
    copy.press('Backspace');
    expect(copy.shape).toBe('paragraph("teh ")');
    copy.press('Backspace');
    expect(copy.type(' ').shape).toBe('paragraph("teh  ")');
  });

  it('gives back by undo what was typed, and only that', () => {
    const copy = story().type('One "');
    expect(copy.shape).toBe('paragraph("One “")');
    copy.press('Mod-z');
    expect(copy.shape).toBe('paragraph("One \\"")');
    copy.type('two');
    copy.press('Mod-z');
    expect(copy.shape).toBe('paragraph("One \\"")');
  });

  it('is not repeated on a fourth point', () => {
    const copy = story().type('so...');
    copy.press('Backspace');
    expect(copy.type('.').shape).toBe('paragraph("so....")');
  });

  it('leaves code and what a writer does not want alone', () => {
    expect(story(doc(pre('|'))).type('"teh" --').shape).toBe('code_block("\\"teh\\" --")');
    expect(story(doc(p('|')), room('en', false)).type('"teh ').shape).toBe('paragraph("\\"the ")');
    expect(story(doc(p('|')), room('en', true, false)).type('"teh ').shape).toBe('paragraph("“teh ")');
  });

  it('keeps a link over what it puts right', () => {
    const copy = story(doc(p(link('https://a.example', 'x teh'), '|')));
    copy.type(' ');
    expect(copy.shape).toContain('link("x ")');
  });
});
