import { describe, expect, it } from 'vitest';
import { doc, h, hr, link, p, pull, q, ul, li } from '../../../editor/tests/copy';
import { body } from '../../../editor/schema';
import { readAloud, sectionsOf } from '../outline/outline';

const above = { headline: 'Two Boats', standfirst: 'And a third.', byline: 'By Ada Moreau' };
const picture = (alt: string) => body.nodes.figure.create({ alt, src: 'media:x' }, body.text('The quay.'));

describe('the parts of a story', () => {
  it('are counted from subhead to subhead', () => {
    const copy = doc(
      p('one two'),
      h(2, 'First'),
      p('three'),
      h(3, 'Deeper'),
      ul(li(p('four five'))),
      h(2, ''),
    );
    expect(sectionsOf(copy).map(({ title, level, words }) => [title, level, words])).toEqual([
      ['', 2, 2],
      ['First', 2, 1],
      ['Deeper', 3, 2],
      ['', 2, 0],
    ]);
  });

  it('begin with the first subhead where nothing stands before it', () => {
    expect(sectionsOf(doc(h(2, 'First'), p('a'))).map(({ block }) => block)).toEqual(['b1']);
  });
});

describe('a story read aloud', () => {
  const faults = (...blocks: Parameters<typeof doc>): string[] =>
    readAloud(above, doc(...blocks)).flatMap(({ fault }) => (fault === '' ? [] : [fault]));

  it('goes from the headline to the last line, with who said what', () => {
    const heard = readAloud(above, doc(p('They sail.'), q('Bo', p('Soon.')), hr(), pull('Bo', 'Soon.')));
    expect(heard.map(({ what, text }) => `${what}: ${text}`)).toEqual([
      'Headline: Two Boats',
      'Standfirst: And a third.',
      'Byline: By Ada Moreau',
      'Paragraph: They sail.',
      'Quotation: Soon. — Bo',
      'Section break: * * *',
      'Pull quote: Soon. — Bo',
    ]);
  });

  it('has nothing missing where all is said', () => {
    expect(
      faults(
        h(2, 'A'),
        h(3, 'B'),
        h(2, 'C'),
        p('a ', link('https://a.example', 'the minutes')),
        picture('A quay'),
      ),
    ).toEqual([]);
  });

  it.each<[string, Parameters<typeof doc>]>([
    ['alt text', [picture('')]],
    ['A level is left out', [h(2, 'A'), h(4, 'B')]],
    ['A level is left out', [h(3, 'A')]],
    ['without words', [h(2, '')]],
    ['Nobody is named', [q('', p('Yes.'))]],
    ['only says “here”', [p('Read it ', link('https://a.example', 'here'))]],
    ['bare address', [p(link('https://a.example', 'https://a.example'))]],
  ])('says what is missing: %s', (told, blocks) => {
    expect(faults(...blocks).join()).toContain(told);
  });

  it('says that there is no headline', () => {
    expect(readAloud({ ...above, headline: ' ' }, doc(p('a')))[0]?.fault).toContain('no headline');
  });
});
