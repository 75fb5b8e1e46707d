import { describe, expect, it } from 'vitest';
import { fitting } from '../search';

const names = [
  'Find and replace',
  'Numbered list',
  'Quotation',
  'Light or dark theme',
  'Leave the quotation',
  'Café list',
  'No-break space',
];
const find = (typed: string): string[] => fitting(names, typed, (name) => name);

describe('finding an action', () => {
  it.each([
    ['', names],
    ['replace', ['Find and replace']],
    ['rep fi', ['Find and replace']],
    ['quot', ['Quotation', 'Leave the quotation']],
    ['nl', ['Numbered list']],
    ['CAFE', ['Café list']],
    ['zzz', []],
    ['no-b', ['No-break space']],
    ['^$.*+?()[]{}|/\\-', []],
    ['(', []],
  ])('“%s”', (typed, found) => {
    expect(find(typed)).toEqual(found);
  });
});
