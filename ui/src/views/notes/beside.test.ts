/** What is written beside a story, when saving fails, when the tab is left, and in two windows at once. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { use, type wire } from '../../platform';
import { memory, type Memory } from '../../platform/memory';
import { said } from '../../said.svelte';
import { pickUp, putDown, unsafe } from '../story/shelf';
import { Beside } from './beside.svelte';

let host: Memory;
/** The commands that fail as long as they stand here. */
let refusing: string[];

beforeEach(() => {
  host = memory();
  refusing = [];
  const call = host.call.bind(host);
  host.call = (async (command: never, request: never) => {
    if (refusing.includes(command))
      throw { code: 'disk_full', message: 'The disk is full.', refusal: null } satisfies wire.Failure;
    return call(command, request);
  }) as Memory['call'];
  use(host);
});
afterEach(() => {
  vi.useRealTimers();
  said.settle();
});

async function beside(): Promise<Beside> {
  const { row } = await host.call('open_story', { story: 'pilots-ballot' });
  const made = new Beside(row.id);
  await made.read();
  return made;
}

const seen = () => host.call('notes', { story: 'pilots-ballot' });

async function keepNote(at: Beside, words: string): Promise<void> {
  at.words = words;
  at.typedNote();
  await at.done();
}

async function write(at: Beside, words: string): Promise<void> {
  at.scratch = words;
  at.typedScratch();
  await at.flush();
}

describe('a note', () => {
  it('that can not be saved stays in its field, and is written over no other', async () => {
    const at = await beside();
    await keepNote(at, 'Ring the harbour.');
    const [old] = at.notes;
    refusing = ['save_note'];
    at.words = 'The new one.';
    at.typedNote();
    expect(old !== undefined && (await at.change(old))).toBe(false);
    expect([at.words, at.current]).toEqual(['The new one.', null]);
    refusing = [];
    await at.flush();
    expect((await seen()).notes.map(({ text }) => text)).toEqual(['Ring the harbour.', 'The new one.']);
    at.close();
  });

  it('is taken up again, and saved as the one it is', async () => {
    const at = await beside();
    await keepNote(at, 'Ring the harbour.');
    await keepNote(at, 'And the ministry.');
    const [old] = at.notes;
    expect(old !== undefined && (await at.change(old))).toBe(true);
    await keepNote(at, 'Ring the harbour again.');
    expect((await seen()).notes.map(({ text }) => text)).toEqual([
      'Ring the harbour again.',
      'And the ministry.',
    ]);
  });
});

describe('words beside a story', () => {
  it('that can not be saved keep the story here, are in the file that is put aside, and go in later', async () => {
    const story = await pickUp('pilots-ballot');
    await story.beside.read();
    vi.useFakeTimers();
    refusing = ['save_note', 'save_scratch'];
    story.beside.words = 'Ring the harbour.';
    story.beside.typedNote();
    story.beside.scratch = 'He was evasive.';
    story.beside.typedScratch();
    await putDown(story);
    expect(said.failure?.message).toBe('The disk is full.');
    expect(host.asked).not.toContain('leave_story');
    const [text, ...more] = unsafe();
    expect([text?.why(), more]).toEqual(['The disk is full.', []]);
    const words = JSON.stringify(text?.words());
    expect(words).toContain('Ring the harbour.');
    expect(words).toContain('He was evasive.');
    refusing = [];
    await vi.advanceTimersByTimeAsync(6000);
    expect(unsafe()).toEqual([]);
    expect(host.asked).toContain('leave_story');
    expect(await seen()).toMatchObject({
      notes: [{ text: 'Ring the harbour.' }],
      scratch: 'He was evasive.',
    });
  });
});

describe('a scratchpad in two windows', () => {
  it('shows what the other wrote, while nothing here is unsaved', async () => {
    const [one, two] = [await beside(), await beside()];
    await write(one, 'From one.');
    await two.read();
    expect(two.scratch).toBe('From one.');
    two.scratch = 'From one. And two.';
    two.typedScratch();
    await write(one, 'From one!');
    await two.read();
    expect(two.scratch).toBe('From one. And two.');
    two.close();
  });

  it('keeps the words of both, whichever is saved last, and goes on from both', async () => {
    const [one, two] = [await beside(), await beside()];
    await write(one, 'From one.');
    await write(two, 'From two.');
    expect((await seen()).scratch).toBe('From one.\nFrom two.');
    expect(two.scratch).toBe('From one.\nFrom two.');
    await write(two, `${two.scratch}\nMore.`);
    expect((await seen()).scratch).toBe('From one.\nFrom two.\nMore.');
  });

  it('keeps what is typed on while the words of both go together', async () => {
    const [one, two] = [await beside(), await beside()];
    await write(one, 'From one.');
    two.scratch = 'From two.';
    two.typedScratch();
    const saving = two.flush();
    two.scratch = 'From two. On.';
    two.typedScratch();
    await saving;
    expect((await seen()).scratch).toBe('From one.\nFrom two. On.');
    expect(two.scratch).toBe('From one.\nFrom two. On.');
  });
});
