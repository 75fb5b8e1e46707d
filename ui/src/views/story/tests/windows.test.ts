/** One story in two windows of one newsroom: both type, both have everything. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type as nodeType } from '../../../editor/document';
import { body } from '../../../editor/schema';
import { use, type wire } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import { OpenStory } from '../openStory.svelte';

let host: Memory;
let open: OpenStory[] = [];

async function window(name: string): Promise<OpenStory> {
  const story = new OpenStory(await host.call('open_story', { story: 'pilots-ballot' }), name);
  host.onEvent((event) => {
    if (event.event === 'changed' && event.story === story.id) story.heard(event);
  });
  open.push(story);
  return story;
}

/** Types a paragraph at the end. */
function add(story: OpenStory, id: string, words: string): void {
  const paragraph = nodeType('paragraph').create({ id }, body.text(words));
  story.typedBody(story.now.doc.copy(story.now.doc.content.addToEnd(paragraph)));
}

/** Types at the end of the first paragraph. */
function extend(story: OpenStory, words: string): void {
  const [first, ...rest] = story.now.doc.children;
  if (first === undefined) throw new Error('the body is empty');
  const longer = first.copy(
    first.content.append(nodeType('paragraph').create(null, body.text(words)).content),
  );
  story.typedBody(nodeType('doc').create(null, [longer, ...rest]));
}

const lines = (story: OpenStory): string[] => story.now.doc.children.map((block) => block.textContent);
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(3000);

beforeEach(() => {
  vi.useFakeTimers();
  host = memory();
  use(host);
});
afterEach(() => {
  open.forEach((story) => story.close());
  open = [];
  vi.useRealTimers();
});

describe('two windows on one story', () => {
  it('send the last words of whoever got up under their lease, and nothing after them', async () => {
    const one = await window('w1');
    const tokens: (number | null)[] = [];
    const call = host.call.bind(host);
    host.call = (async (command: never, request: { token: number | null }, files: never) => {
      if (command === 'type_text') tokens.push(request.token);
      return call(command, request as never, files);
    }) as Memory['call'];
    add(one, 'n1', 'A third ship came.');
    await settle();
    add(one, 'n2', 'It is late.');
    await one.changeHands();
    add(one, 'n3', 'Nobody waits.');
    await settle();
    const [, hers] = tokens;
    expect(hers).toBeGreaterThan(0);
    expect(tokens.slice(1)).toEqual([hers, null]);
  });

  it('show what is typed in the other within a moment, headline and body', async () => {
    const [one, two] = [await window('w1'), await window('w2')];
    add(one, 'n1', 'A third ship came.');
    one.typedAbove({ headline: 'Pilots ballot again' });
    await settle();
    expect(lines(two)).toEqual(lines(one));
    expect(two.now.above.headline).toBe('Pilots ballot again');
    expect(two.seq).toBe(one.seq);
    expect(host.asked.filter((command) => command === 'type_text')).toHaveLength(1);
  });

  it('typed in at once both have both, and so has the file', async () => {
    const [one, two] = [await window('w1'), await window('w2')];
    add(one, 'n1', 'From the first window.');
    extend(two, ' Typed in the second.');
    await settle();
    const file = await host.call('open_story', { story: 'pilots-ballot' });
    const all = JSON.stringify(file.blocks);
    for (const words of ['From the first window.', 'Typed in the second.']) {
      expect(all).toContain(words);
      expect(lines(one).join('\n')).toContain(words);
      expect(lines(two).join('\n')).toContain(words);
    }
    expect([one.safe.state, two.safe.state]).toEqual(['saved', 'saved']);
  });

  it('that wrote the same words keep one text beside the story, and say so', async () => {
    const [one, two] = [await window('w1'), await window('w2')];
    extend(one, ' One way.');
    extend(two, ' Another way.');
    await Promise.all([one.flush(), two.flush()]);
    await settle();
    const file = await host.call('open_story', { story: 'pilots-ballot' });
    expect(file.siblings).toHaveLength(1);
    expect(JSON.stringify(file.blocks)).toContain('One way.');
    expect(lines(two).join()).toContain('One way.');
    expect(two.view.siblings).toHaveLength(1);
  });

  it('keep what is typed on while the words go beside the story', async () => {
    const [one, two] = [await window('w1'), await window('w2')];
    extend(one, ' One way.');
    extend(two, ' Another way.');
    const sending = Promise.all([one.flush(), two.flush()]);
    extend(two, ' And on.');
    await sending;
    await settle();
    expect(two.dirty).toBe(false);
    expect(two.view.siblings).toHaveLength(1);
    const { places } = await host.call('merge_view', { story: two.id, sibling: null });
    const said = (runs: wire.WordRun[] | null): string =>
      (runs ?? []).map(({ how, text }) => (how === 'cut' ? '' : text)).join('');
    expect(places.map(({ ours, theirs }) => [said(ours), said(theirs)])).toEqual([
      ['Harbour pilots are voting. One way.', 'Harbour pilots are voting. Another way. And on.'],
    ]);
    expect(lines(two)).toEqual(lines(one));
  });

  it('count what stands in the text, whoever wrote it, and whatever counts as a placeholder', async () => {
    const [one, two] = [await window('w1'), await window('w2')];
    add(one, 'n1', 'It ends in TK years.');
    add(one, 'n2', 'word '.repeat(400));
    await settle();
    expect([two.placeholders, two.minutes]).toEqual([one.placeholders, one.minutes]);
    expect(two.placeholders).toBe(1);
    expect(two.minutes).toBeGreaterThan(1);
    await host.call('set_placeholders', { words: ['years'] });
    await two.reread();
    expect(two.placeholders).toBe(1 + two.now.doc.textContent.split('years').length - 2);
    await host.call('set_placeholders', { words: ['NN'] });
    await two.reread();
    expect(two.placeholders).toBe(0);
  });

  it('follow what was written elsewhere while their own words were on their way', async () => {
    const [one, two] = [await window('w1'), await window('w2')];
    const call = host.call.bind(host);
    let land: () => void = () => undefined;
    host.call = (async (command: 'type_text', request: { window: string }, files: never) => {
      const reply = await call(command, request as never, files);
      if (command === 'type_text' && request.window === 'w1')
        await new Promise<void>((done) => (land = done));
      return reply;
    }) as Memory['call'];
    add(one, 'n1', 'From the first window.');
    await vi.advanceTimersByTimeAsync(600);
    add(two, 'n2', 'From the second.');
    await two.flush();
    land();
    await vi.advanceTimersByTimeAsync(10);
    expect(lines(one)).toContain('From the second.');
  });
});
