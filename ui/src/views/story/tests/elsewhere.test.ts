/** Words put out of harm's way have everything in them that somebody wrote. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type } from '../../../editor/document';
import { doc, br, hr, p, pre, pull, q } from '../../../editor/tests/copy';
import { use } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import { said } from '../../../said.svelte';
import { copyWords } from '../elsewhere';
import { OpenStory } from '../openStory.svelte';
import { plainText } from '../plain';

let host: Memory;
let story: OpenStory;

beforeEach(async () => {
  host = memory();
  use(host);
  story = new OpenStory(await host.call('open_story', { story: 'pilots-ballot' }));
});
afterEach(() => {
  story.close();
  vi.unstubAllGlobals();
});

const bare = type('figure').create({ src: 'media:1', alt: 'The yard', credit: 'Lin Weiss', licence: 'once' });
const card = type('embed').create({
  url: 'https://film.example/1',
  title: 'The launch',
  caption: 'Two minutes',
});
const kept = type('verbatim').create({ text: '<x>', why: 'unread' });
const row = (...cells: string[]) =>
  type('table_row').create(
    null,
    cells.map((words) => type('table_cell').create(null, p(words).content)),
  );

describe('a copy for a file', () => {
  it('has pictures without a caption and quotes with nothing but a name, and no empty paragraphs', () => {
    story.typedBody(doc(p(), bare, pull('Ines Marchetti'), p('Last.'), p(), hr(), card));
    const blocks = story.allWords().blocks as { type: string; attrs?: object }[];
    expect(blocks.map((block) => block.type)).toEqual(['figure', 'pull_quote', 'paragraph', 'rule', 'embed']);
    expect(blocks[0]?.attrs).toMatchObject({ src: 'media:1', alt: 'The yard', credit: 'Lin Weiss' });
  });
});

describe('a copy for the clipboard', () => {
  const above = () => ({ ...story.now.above, headline: 'Pilots say yes', short_headline: 'Pilots: yes' });
  const body = (...blocks: Parameters<typeof doc>): string =>
    plainText({ above: { ...above(), standfirst: p() }, doc: doc(...blocks) });

  it('says what stands beside the words of a block', () => {
    const told = body(
      bare,
      type('figure').create({ src: 'https://a.example/1.jpg' }, p('The slip').content),
      pull('Ines Marchetti'),
      q('Ines Marchetti', p('Two', br(), 'boats'), p('and one')),
      card,
      p(),
    );
    expect(told.split('\n\n')).toEqual([
      'Pilots say yes',
      'Pilots: yes',
      'Picture: The yard\nLin Weiss, once',
      'Picture\nThe slip\nhttps://a.example/1.jpg',
      '— Ines Marchetti',
      'Two\nboats\nand one\n— Ines Marchetti',
      'The launch\nTwo minutes\nhttps://film.example/1',
    ]);
  });

  it('has what stands in a note, and a table line by line', () => {
    const note = type('note').create({ label: '1' }, [p('See'), card, kept, pre('x')]);
    const table = type('table').create(null, [row('Ship', 'Crew'), row('Aurora', '12')]);
    expect(body(note, table).split('\n\n').slice(2)).toEqual([
      'See\nThe launch\nTwo minutes\nhttps://film.example/1\n<x>\nx',
      'Ship\tCrew\nAurora\t12',
    ]);
  });

  it('says when the clipboard does not take it', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    await copyWords(story);
    expect(said.line).toBe('Copied.');
    writeText.mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await copyWords(story);
    expect(said.line).toContain('Could not copy');
  });
});
