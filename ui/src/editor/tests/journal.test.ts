import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { knownFrom } from '../changes';
import { Journal, type Ack, type Batch, type JournalRoom, type Safe } from '../journal';
import { doc, p, page, type Page } from './copy';

/** A host that commits, fails or waits as told. */
class Desk {
  readonly story: Page = page(doc(p('One|'), p('Two')));
  headline = 'Ferry';
  readonly heard: Batch<string>[] = [];
  readonly states: Safe[] = [];
  answers: ((batch: Batch<string>) => Promise<Ack>)[] = [];
  readonly journal: Journal<string, Ack>;
  readonly room: JournalRoom<string, Ack>;

  constructor() {
    this.room = {
      copy: () => ({ furniture: this.headline, doc: this.story.doc }),
      sameFurniture: (a, b) => a === b,
      send: (batch) => {
        this.heard.push(batch);
        return (this.answers.shift() ?? commits)(batch);
      },
      saved: () => undefined,
      state: (safe) => this.states.push(safe),
      read: (error) => ({ why: String(error), final: error === 'spiked' }),
    };
    this.journal = new Journal<string, Ack>(this.room, {
      seq: 4,
      known: knownFrom(this.story.doc),
      furniture: this.headline,
      at: 'then',
    });
  }

  type(text: string): void {
    this.story.type(text);
    this.journal.typed();
  }

  get state(): string {
    return this.states.at(-1)?.state ?? 'none';
  }
}

const commits = (batch: Batch<string>): Promise<Ack> => Promise.resolve({ seq: batch.seq + 1, at: 'now' });
const fails = (why: string) => () => Promise.reject(why as unknown as Error);
const words = (batch: Batch<string> | undefined): unknown => batch?.changed.map((block) => block.content);
const line = (text: string): unknown => [[{ type: 'text', text }]];

function slow(): { answer: (batch: Batch<string>) => Promise<Ack>; commit: () => void } {
  let done: () => void = () => undefined;
  const answer = (batch: Batch<string>): Promise<Ack> =>
    new Promise((resolve) => {
      done = () => resolve({ seq: batch.seq + 1, at: 'later' });
    });
  return { answer, commit: () => done() };
}

describe('the save loop', () => {
  let desk: Desk;
  beforeEach(() => {
    vi.useFakeTimers();
    desk = new Desk();
  });
  afterEach(() => void vi.useRealTimers());
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

  it('sends what was typed in one batch within 600 ms of the first key', async () => {
    for (const letter of ' more') {
      desk.type(letter);
      await pass(90);
    }
    expect(desk.heard).toHaveLength(0);
    await pass(150);
    expect(desk.heard).toHaveLength(1);
    expect(desk.heard[0]).toMatchObject({ seq: 4, furniture: null, order: ['b1', 'b2'], gone: [] });
    expect(words(desk.heard[0])).toEqual(line('One more'));
  });

  it('says saved after the commit and not before', async () => {
    const host = slow();
    desk.answers = [host.answer];
    desk.type('x');
    await pass(600);
    expect(desk.state).toBe('saving');
    host.commit();
    await pass(0);
    expect(desk.states.at(-1)).toEqual({ state: 'saved', at: 'later' });
  });

  it('never has two batches under way, and carries on from the acknowledged number', async () => {
    const host = slow();
    desk.answers = [host.answer];
    desk.type('x');
    await pass(600);
    desk.type('y');
    await pass(5000);
    expect(desk.heard).toHaveLength(1);
    host.commit();
    await pass(0);
    expect(desk.state).toBe('saving');
    await pass(600);
    expect(desk.heard.map((batch) => batch.seq)).toEqual([4, 5]);
    expect(desk.state).toBe('saved');
  });

  it('keeps everything when a save fails, says why, and tries again ever more slowly', async () => {
    desk.answers = [fails('disk full'), fails('disk full'), commits];
    desk.type('x');
    await pass(600);
    expect(desk.states.at(-1)).toEqual({ state: 'unsaved', why: 'disk full', final: false });
    desk.type('y');
    expect(desk.state).toBe('unsaved');
    await pass(1000);
    expect(desk.heard).toHaveLength(2);
    await pass(1500);
    expect(desk.heard).toHaveLength(2);
    await pass(600);
    expect(words(desk.heard[2])).toEqual(line('Onexy'));
    expect(desk.state).toBe('saved');
  });

  it('sends only what changed since the last commit', async () => {
    desk.type('x');
    await pass(600);
    desk.story.select('Two').type('Three');
    desk.journal.typed();
    await pass(600);
    expect(words(desk.heard[1])).toEqual(line('Three'));
  });

  it('sends a headline alone', async () => {
    desk.headline = 'Ferry contract';
    desk.journal.typed();
    await pass(600);
    expect(desk.heard[0]).toEqual({
      seq: 4,
      furniture: 'Ferry contract',
      changed: [],
      order: ['b1', 'b2'],
      gone: [],
    });
  });

  it('sends nothing when what was typed was taken back', async () => {
    desk.type('x');
    desk.story.press('Mod-z');
    await pass(600);
    expect(desk.heard).toHaveLength(0);
    expect(desk.state).toBe('saved');
  });

  it('flushes at once, and waits for what is under way', async () => {
    const host = slow();
    desk.answers = [host.answer];
    desk.type('x');
    const first = desk.journal.flush();
    desk.type('y');
    let done = 0;
    void desk.journal.flush().then(() => (done += 1));
    void first.then(() => (done += 1));
    await pass(0);
    expect([desk.heard.length, done]).toEqual([1, 0]);
    host.commit();
    await pass(0);
    expect([desk.heard.length, done]).toEqual([2, 2]);
    expect(desk.journal.dirty).toBe(false);
  });

  it('calls no word safe before the answer, even with nothing left to send', async () => {
    const host = slow();
    desk.answers = [host.answer];
    desk.type('x');
    await pass(600);
    expect([desk.journal.dirty, desk.journal.unsafe]).toEqual([false, true]);
    desk.type('y');
    host.commit();
    await pass(0);
    expect(desk.journal.unsafe).toBe(true);
    await pass(600);
    expect(desk.journal.unsafe).toBe(false);
  });

  it('rejects a flush that can not be done, and is still dirty', async () => {
    desk.answers = [fails('disk full')];
    desk.type('x');
    await expect(desk.journal.flush()).rejects.toBe('disk full');
    expect([desk.journal.dirty, desk.journal.unsafe]).toEqual([true, true]);
  });

  it('says when trying again is no use, and goes on trying all the same', async () => {
    desk.answers = [fails('spiked'), commits];
    desk.type('x');
    await pass(600);
    expect(desk.states.at(-1)).toEqual({ state: 'unsaved', why: 'spiked', final: true });
    await pass(1000);
    expect(desk.state).toBe('saved');
  });

  it('waits for the words it met before it sends more, and goes on from the text there is then', async () => {
    desk.answers = [({ seq }) => Promise.resolve({ seq: seq + 2, at: 'now', met: true })];
    let brought: () => void = () => undefined;
    desk.room.saved = (ack) =>
      ack.met === true
        ? new Promise((resolve) => {
            brought = () => {
              desk.journal.restart({
                seq: ack.seq,
                known: knownFrom(desk.story.doc),
                furniture: 'Ferry',
                at: 'now',
              });
              resolve();
            };
          })
        : undefined;
    desk.type('x');
    await pass(600);
    await pass(2000);
    expect(desk.heard).toHaveLength(1);
    expect(desk.journal.seq).toBe(4);
    brought();
    desk.type('y');
    await pass(600);
    expect(desk.heard.map((batch) => batch.seq)).toEqual([4, 6]);
  });

  it('says so when the words are safe beside the text, and sends all of them again with the next key', async () => {
    desk.answers = [({ seq }) => Promise.resolve({ seq: seq + 1, at: 'now', kept: {} })];
    desk.type('x');
    await pass(600);
    expect(desk.state).toBe('kept');
    desk.type('y');
    await pass(600);
    expect(desk.heard.map((batch) => batch.seq)).toEqual([4, 4]);
    expect(words(desk.heard[1])).toEqual(line('Onexy'));
  });

  it('sends nothing after it was closed', async () => {
    desk.type('x');
    await desk.journal.flush();
    desk.journal.close();
    desk.type('y');
    await pass(5000);
    expect(desk.heard).toHaveLength(1);
  });
});
