import { undo } from 'prosemirror-history';
import { beforeAll, describe, expect, it } from 'vitest';
import { br, doc, em, h, li, p, page, pre, pull, q, strong, ul } from '../../tests/copy';
import { BodySearch, engine, replaceIn, search, type Engine, type Query } from '..';
import { fold } from '../fold';

let patterns: Engine;
beforeAll(async () => void (patterns = await engine()));

const query = (text: string, ways: Partial<Query> = {}): Query => ({
  text,
  whole: false,
  exact: false,
  regex: false,
  ...ways,
});

function ready(text: string, ways: Partial<Query> = {}) {
  const made = search(query(text, ways), patterns);
  if (!made.ok) throw new Error(made.why);
  return made;
}

/** What is found, set off by brackets. */
function found(line: string, text: string, ways: Partial<Query> = {}): string {
  let shown = line;
  for (const { from, to } of ready(text, ways).in(line).reverse())
    shown = `${shown.slice(0, from)}[${shown.slice(from, to)}]${shown.slice(to)}`;
  return shown;
}

describe('finding words', () => {
  it.each<[line: string, text: string, ways: Partial<Query>, shown: string]>([
    ['The ferry, the FERRY', 'ferry', {}, 'The [ferry], the [FERRY]'],
    ['The ferry, the FERRY', 'ferry', { exact: true }, 'The [ferry], the FERRY'],
    ['ferries and ferry', 'ferr', { whole: true }, 'ferries and ferry'],
    ['ferry ferryman ferry’s', 'ferry', { whole: true }, '[ferry] ferryman [ferry]’s'],
    ['Café, cafe, CAFÉ', 'cafe', {}, '[Café], [cafe], [CAFÉ]'],
    ['Café, cafe', 'café', {}, '[Café], cafe'],
    ['Cafe\u0301 shut', 'cafe', {}, '[Cafe\u0301] shut'],
    ['Cafe\u0301 shut', 'cafe', { exact: true }, 'Cafe\u0301 shut'],
    ['Cafe\u0301 shut', 'café', {}, '[Cafe\u0301] shut'],
    ['“We won’t,” he said', '"we won\'t', {}, '[“We won’t],” he said'],
    ['“a” "a"', '"a', { exact: true }, '“a” ["a]"'],
    ['10\u00a0000 and 10 000', '10 000', {}, '[10\u00a0000] and [10 000]'],
    ['a co\u00adoperative', 'cooperative', {}, 'a [co\u00adoperative]'],
    ['Straße', 'strasse', {}, '[Straße]'],
    ['Straße', 'tras', {}, 'Straße'],
    ['İstanbul', 'istanbul', {}, '[İstanbul]'],
    ['Ångström Øresund', 'oresund', {}, 'Ångström [Øresund]'],
    ['aaaa', 'aa', {}, '[aa][aa]'],
    ['😀 ferry 😀', 'ferry', {}, '😀 [ferry] 😀'],
    ['👩‍🚒 and 👩', '👩', {}, '👩‍🚒 and [👩]'],
    ['市議会は市', '市', { whole: true }, '[市]議会は[市]'],
    ['שלום עולם', 'עולם', {}, 'שלום [עולם]'],
    ['a.b', '.', {}, 'a[.]b'],
  ])('in “%s” “%s” %o', (line, text, ways, shown) => {
    expect(found(line, text, ways)).toBe(shown);
  });

  it('folds every letter to a place that is there', () => {
    const line = 'Ｅß“é”\u00ad x\u0301😀İ';
    const { text, from, to } = fold(line);
    expect([from.length, to.length]).toEqual([text.length, text.length]);
    from.forEach((start, at) => expect(start).toBeLessThan(to[at]!));
    expect(to.at(-1)).toBe(line.length);
  });
});

describe('finding by a pattern', () => {
  it.each<[line: string, text: string, ways: Partial<Query>, shown: string]>([
    ['12 May, 3 June', '\\d+ \\w+', {}, '[12 May], [3 June]'],
    ['Änne ging', '\\w+', {}, '[Änne] [ging]'],
    ['Änne', '[\\w]+', {}, '[Änne]'],
    ['May may', 'may', { exact: true }, 'May [may]'],
    ['😀 xc', 'x', {}, '😀 [x]c'],
    ['ab', 'x*', {}, 'ab'],
    ['$5 and £5', '(?<=£)\\d', {}, '$5 and £[5]'],
  ])('in “%s” /%s/', (line, text, ways, shown) => {
    expect(found(line, text, { ...ways, regex: true })).toBe(shown);
  });

  it.each([
    ['(a', 'A bracket “(” is not closed.'],
    ['a)', 'A bracket “)” closes nothing.'],
    ['[a', 'A set “[” is not closed.'],
    ['[z-a]', 'A range in “[…]” runs backwards.'],
    ['*', 'There is nothing to repeat before “*”, “+” or “?”.'],
    ['(a)\\1', 'A pattern can’t refer back to what it found.'],
  ])('/%s/ is refused in words', (text, why) => {
    expect(search(query(text, { regex: true }), patterns)).toEqual({ ok: false, why });
  });

  it('takes no longer for a pattern that would stop others', () => {
    // Backtracking needs 2^40 steps here; a test that comes to its end has shown it.
    expect(ready('(a+)+$', { regex: true }).in(`${'a'.repeat(40)}b`)).toEqual([]);
  });
});

describe('in a body', () => {
  const copy = (): ReturnType<typeof doc> =>
    doc(
      h(2, 'Tram'),
      p('The ', strong('tr'), 'am, a tram', br(), 'tram'),
      ul(li(p('tram')), li(p('bus'), ul(li(p('Tram'))))),
      q('Ada, tram driver', p('A tram')),
      pull('Tram', 'tram'),
      pre('tram'),
    );

  it('finds in every line, and in whose words they are', () => {
    const hits = new BodySearch(ready('tram')).in(copy());
    const said = hits.map(({ from, to, quotation }) =>
      quotation === null
        ? copy().textBetween(from, to)
        : `${String(copy().nodeAt(quotation)?.attrs.attribution).slice(from, to)}*`,
    );
    expect(said).toEqual([
      'Tram',
      'tram',
      'tram',
      'tram',
      'tram',
      'Tram',
      'tram',
      'tram*',
      'tram',
      'Tram*',
      'tram',
    ]);
  });

  it('replaces all of it as one step, and undo brings all of it back', () => {
    const story = page(copy());
    const before = story.shape;
    const view = story.body.view;
    const hits = new BodySearch(ready('tram')).in(view.state.doc);
    view.dispatch(replaceIn(view.state, hits, 'ferry', false));
    expect(story.shape).not.toMatch(/tram/i);
    expect(story.shape).toContain('strong("ferry")');
    expect(story.doc.child(3).attrs.attribution).toBe('Ada, ferry driver');
    undo(view.state, view.dispatch);
    expect(story.shape).toBe(before);
    expect(story.doc.child(3).attrs.attribution).toBe('Ada, tram driver');
  });

  it('replaces by what a pattern caught', () => {
    const story = page(doc(p('12 May and 3 June')));
    const view = story.body.view;
    const hits = new BodySearch(ready('(\\d+) (?<month>\\w+)', { regex: true })).in(view.state.doc);
    view.dispatch(replaceIn(view.state, hits, '$<month> $1 ($&, $$)', true));
    expect(story.shape).toBe('paragraph("May 12 (12 May, $) and June 3 (3 June, $)")');
  });

  it('replaces with nothing, and leaves the marks around', () => {
    const story = page(doc(p('a ', em('bold '), 'c')));
    const view = story.body.view;
    view.dispatch(replaceIn(view.state, new BodySearch(ready('bold ')).in(view.state.doc), '', false));
    expect(story.shape).toBe('paragraph("a c")');
  });

  it('looks only between two places where told to', () => {
    const copyHere = doc(p('one one'), p('one'));
    expect(new BodySearch(ready('one')).in(copyHere, [{ from: 4, to: 9 }])).toHaveLength(1);
  });
});
