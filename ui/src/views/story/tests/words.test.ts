import { describe, expect, it } from 'vitest';
import { bylineParts } from '../byline';
import { lengthWords } from '../figures';
import { direction } from '../language';
import { dueLine, readMoment, typedMoment } from '../moments';

// A Saturday; in Lisbon it is an hour later than in UTC.
const now = new Date('2026-05-16T14:19:00Z');
const zone = 'Europe/Lisbon';

describe('a time as somebody types it', () => {
  it.each([
    ['17:00', '2026-05-16T17:00'],
    ['9.30', '2026-05-16T09:30'],
    ['today 9:05', '2026-05-16T09:05'],
    ['Tomorrow 9:30', '2026-05-17T09:30'],
    ['mon 12:00', '2026-05-18T12:00'],
    ['friday', '2026-05-22T23:59'],
    ['2026-06-01 08:00', '2026-06-01T08:00'],
    ['2026-06-01T08:00', '2026-06-01T08:00'],
    ['', ''],
    ['none', ''],
  ])('%s', (typed, local) => {
    expect(readMoment(typed, now, zone)).toEqual({ ok: true, local });
  });

  it.each(['soonish', '25:00', '12:61', '2026-13-01 10:00', '17', 'x 17:00'])('“%s” is none', (typed) => {
    expect(readMoment(typed, now, zone).ok).toBe(false);
  });

  it('is shown as it would be typed', () => {
    expect(typedMoment('2026-05-14T16:00:00Z', zone)).toBe('2026-05-14 17:00');
    expect(typedMoment(null, zone)).toBe('');
  });

  it.each([
    ['2026-05-16T17:00:00Z', false, 'today 18:00, in 2 h 41 min'],
    ['2026-05-16T14:00:00Z', false, 'today 15:00, 19 min late'],
    ['2026-05-16T14:00:00Z', true, 'today 15:00'],
    ['2026-05-17T08:00:00Z', false, 'tomorrow 09:00, in 17 h'],
  ])('%s is due', (iso, done, words) => {
    expect(dueLine(iso, now, zone, done)).toBe(words);
  });
});

it.each([
  [612, 600, '612 / 600 words, 12 over', true],
  [600, 600, '600 / 600 words, to length', false],
  [480, 600, '480 / 600 words, 120 to go', false],
  [1940, null, '1,940 words', false],
  [1, null, '1 word', false],
])('%i of %s words', (words, ordered, told, over) => {
  expect(lengthWords(words, ordered)).toEqual({ text: told, over });
});

it.each([
  ['ar', 'rtl'],
  ['he-IL', 'rtl'],
  ['pa-Arab', 'rtl'],
  ['ar-Latn', 'ltr'],
  ['en-GB', 'ltr'],
  ['', 'ltr'],
])('“%s” is written %s', (tag, way) => {
  expect(direction(tag)).toBe(way);
});

describe('a byline', () => {
  const told = (byline: string, names: string[]): string =>
    bylineParts(byline, names)
      .map(({ text, name }) => (name ? `[${text}]` : text))
      .join('');

  it('sets off the names and keeps every other word', () => {
    const names = ['Mara Idowu', 'Tomás Ó Briain', 'Lin Weiss'];
    expect(told('By Mara Idowu and Tomás Ó Briain; additional reporting by Lin Weiss', names)).toBe(
      'By [Mara Idowu] and [Tomás Ó Briain]; additional reporting by [Lin Weiss]',
    );
  });

  it('takes the longer of two names that begin alike', () => {
    expect(told('Ana Keita', ['Ana', 'Ana Keita'])).toBe('[Ana Keita]');
    expect(told('The desk', [])).toBe('The desk');
  });
});
