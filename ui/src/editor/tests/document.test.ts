import { describe, expect, it } from 'vitest';
import { blockToJson, bodyFromJson, standfirstFromJson, standfirstToJson, type Json } from '../document';

const text = (words: string, ...marks: Json[]): Json => ({
  type: 'text',
  ...(marks.length > 0 ? { marks } : {}),
  text: words,
});
const para = (words: string): Json => ({ type: 'paragraph', content: [text(words)] });
const mark = (name: string): Json => ({ type: name });

/** One of everything, in the file's own spelling. */
const EVERYTHING: Json[] = [
  {
    type: 'paragraph',
    attrs: { id: 'a1' },
    content: [
      text('Plain, '),
      text(
        'all of it',
        { type: 'link', attrs: { href: 'https://harbour.example/', title: 'Board' } },
        mark('strong'),
        mark('em'),
        mark('strike'),
        mark('sub'),
        mark('code'),
      ),
      { type: 'hard_break' },
      text('raised', mark('sup')),
      { type: 'note_ref', attrs: { label: '1' } },
      text('untitled', { type: 'link', attrs: { href: 'mailto:desk@harbour.example', title: null } }),
    ],
  },
  { type: 'heading', attrs: { id: 'a2', level: 3 }, content: [text('A subhead')] },
  {
    type: 'bullet_list',
    attrs: { id: 'a3' },
    content: [
      {
        type: 'list_item',
        content: [
          para('One'),
          {
            type: 'ordered_list',
            attrs: { start: 4 },
            content: [{ type: 'list_item', content: [para('Two')] }],
          },
        ],
      },
    ],
  },
  {
    type: 'quotation',
    attrs: { id: 'a4', attribution: 'Ines Marchetti, harbour master' },
    content: [para('I can count to two.')],
  },
  { type: 'pull_quote', attrs: { id: 'a5', attribution: '' }, content: [text('Count to two')] },
  {
    type: 'figure',
    attrs: { id: 'a6', src: 'media:0f', alt: 'A quay', credit: 'Lin Weiss', licence: '' },
    content: [text('The quay')],
  },
  { type: 'embed', attrs: { id: 'a7', url: 'https://video.example/1', title: 'The vote', caption: '' } },
  {
    type: 'table',
    attrs: { id: 'a8' },
    content: [
      {
        type: 'table_row',
        content: [{ type: 'table_header', content: [text('Boat')] }, { type: 'table_cell' }],
      },
    ],
  },
  { type: 'rule', attrs: { id: 'a9' } },
  { type: 'code', attrs: { id: 'a10', language: '' }, content: [text('a\nb')] },
  { type: 'note', attrs: { id: 'a11', label: '1' }, content: [para('Seen by this newsroom.')] },
  { type: 'verbatim', attrs: { id: 'a12', text: '<x>', format: 'html', why: 'Nothing we know' } },
];

/** JSON without the members that may be absent: nested ids that are null. */
function bare(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(bare);
  if (typeof json !== 'object' || json === null) return json;
  const kept = Object.entries(json).filter(([key, value]) => !(key === 'id' && value === null));
  const all = Object.fromEntries(kept.map(([key, value]) => [key, bare(value)]));
  if (typeof all.attrs === 'object' && all.attrs !== null && Object.keys(all.attrs).length === 0)
    delete all.attrs;
  return all;
}

describe('the document', () => {
  it('comes back from the editor as it is in the file, every kind of block and mark', () => {
    const doc = bodyFromJson(EVERYTHING, () => 'none');
    doc.check();
    expect(doc.children.map((block) => bare(blockToJson(block)))).toEqual(EVERYTHING);
  });

  it('has a paragraph to type in when it is empty', () => {
    const doc = bodyFromJson([], () => 'first');
    expect(doc.children.map(blockToJson)).toEqual([{ type: 'paragraph', attrs: { id: 'first' } }]);
  });

  it('fills what a block lacks to be typed in', () => {
    const doc = bodyFromJson(
      [
        { type: 'quotation', attrs: { id: 'a', attribution: 'A' } },
        { type: 'bullet_list', attrs: { id: 'b' } },
      ],
      () => '',
    );
    doc.check();
    expect(doc.toString()).toBe('doc(quotation(paragraph), bullet_list(list_item(paragraph)))');
  });

  it('refuses a block it does not know rather than lose its words', () => {
    expect(() => bodyFromJson([{ type: 'poll', attrs: { id: 'a' } }], () => '')).toThrow('poll');
  });

  it('keeps every word of a standfirst and only emphasis and links', () => {
    const inlines = [
      text('One ', mark('strong')),
      text('two', { type: 'link', attrs: { href: 'https://a.example', title: null } }, mark('em')),
    ];
    expect(standfirstToJson(standfirstFromJson(inlines))).toEqual([text('One '), inlines[1]]);
    expect(standfirstToJson(standfirstFromJson([]))).toEqual([]);
  });
});
