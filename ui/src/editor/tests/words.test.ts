import { describe, expect, it } from 'vitest';
import { readAddress } from '../address';
import { countWords } from '../counts';
import { placeholdersIn } from '../tk';
import { wordsIn } from '../words';
import { br, doc, li, p, pre, pull, q, ul } from './copy';

// The table of the core's `text/count.rs`, so that both count alike.
it.each([
  ['The take-off wasn’t delayed', 4],
  ["don't and/or mother-in-law's", 3],
  ['the port—closed since March—reopened', 6],
  ['the port -- closed', 3],
  ['wait…what', 2],
  ['well...no', 2],
  ['1,940 people', 2],
  ['12 % of 3.5m', 3],
  ['12\u{a0}000 and 12\u{202f}000', 3],
  ['1914–18', 1],
  ['see https://port.example/a--b/c...d today', 3],
  ['— … · ★ 🙂 🇫🇷 !?', 0],
  ['', 0],
  ['港が再開した', 6],
  ['港口重新开放 2026年', 8],
  ['الميناء مفتوح', 2],
  ['הנמל נפתח', 2],
  ['항구가 다시 열렸다', 3],
])('%s: %i words', (text, expected) => {
  expect(wordsIn(text)).toBe(expected);
});

describe('the words of a body', () => {
  it('leave out what repeats or is not copy, and count who said it', () => {
    expect(
      countWords(
        doc(
          p('We start again'),
          pull('', 'We start again'),
          q('Ines Moreau', p('We start again')),
          pre('let x'),
        ),
      ),
    ).toBe(8);
  });

  it('are parted by a forced break and counted inside lists', () => {
    expect(countWords(doc(p('one', br(), 'two'), ul(li(p('three')), li(p('four five')))))).toBe(5);
  });
});

// The table of the core's `text/tk.rs`.
it.each([
  ['The mayor, TK, said TKTK.', ['TK', 'TKTK']],
  ['(name tk) aged XX', ['tk', 'XX']],
  ["TK's budget: €XX", ['TK', 'XX']],
  ['Atkins and Batko flew on TKX1 with XXL shirts', []],
  ['write to desk@press.tk or see https://press.tk/TK', []],
  ['var_TK and catkin', []],
])('%s: placeholders %j', (text, expected) => {
  expect(placeholdersIn(text).map(({ at, length }) => text.slice(at, at + length))).toEqual(expected);
});

it.each([
  ['https://harbour.example/board', 'https://harbour.example/board'],
  [' harbour.example/board ', 'https://harbour.example/board'],
  ['desk@harbour.example', 'mailto:desk@harbour.example'],
  ['harbour.example:8080/x', 'https://harbour.example:8080/x'],
])('%s is an address', (typed, href) => {
  expect(readAddress(typed)).toEqual({ ok: true, href });
});

it.each([
  '',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://harbour.example/x',
  'two words',
  'nonsense',
  'vbscript:x',
])('“%s” is none, and it is said why', (typed) => {
  const read = readAddress(typed);
  expect(read.ok).toBe(false);
  expect(read.ok ? '' : read.why).toMatch(/\.$/);
});
