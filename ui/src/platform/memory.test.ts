import { describe, expect, it, vi } from 'vitest';
import { memory } from './memory';
import type { Event, Failure } from './wire';

async function refused(doing: Promise<unknown>): Promise<Failure> {
  return doing.then(
    () => Promise.reject(new Error('it was allowed')),
    (failure: Failure) => failure,
  );
}

/** What a save says of the window it comes from. */
const byHand = { window: '', token: null, kept: null, caret: null };

describe('the twin of the host', () => {
  it('begins without a newsroom and makes one', async () => {
    const host = memory({ newsroom: null });
    expect((await host.call('state', {})).newsroom).toBeNull();
    expect((await refused(host.call('home', {}))).code).toBe('no_newsroom');
    const made = {
      kind: 'solo',
      name: '',
      person: 'Ada Moreau',
      desk: '',
      zone: 'UTC',
      language: 'en',
    } as const;
    const state = await host.call('create_newsroom', made);
    expect(state.newsroom).toMatchObject({ name: 'Ada Moreau', solo: true, me: { name: 'Ada Moreau' } });
  });

  it('takes one from draft to live, and tells of each step after it', async () => {
    const host = memory();
    const told: Event[] = [];
    host.onEvent((event) => told.push(event));
    const made = {
      kind: 'solo',
      name: '',
      person: 'Ada Moreau',
      desk: '',
      zone: 'UTC',
      language: 'en',
    } as const;
    await host.call('create_newsroom', made);
    const { row, seq, blocks } = await host.call('new_story', { headline: 'Seals', desk: null });
    const block = { ...blocks[0], content: [{ type: 'text', text: 'Eleven seals came.' }] };
    const id = (block as unknown as { attrs: { id: string } }).attrs.id;
    const saved = await host.call('type_text', {
      story: row.id,
      seq,
      furniture: null,
      changed: [block],
      order: [id],
      gone: [],
      ...byHand,
    });
    expect(saved).toMatchObject({ seq: seq + 1, words: 3 });
    for (const act of ['file', 'take', 'approve', 'release']) {
      await host.call('act', { story: row.id, act, note: '', seq: null });
    }
    expect((await host.call('release_list', {})).live.map(({ headline }) => headline)).toEqual(['Seals']);
    await vi.waitFor(() => expect(told.filter(({ event }) => event === 'changed').length).toBe(7));
  });

  it('says of a refusal who can and what next', async () => {
    const host = memory();
    const filed = (await host.call('desk_queue', { desk: null })).rows.find(
      ({ slug }) => slug === 'tram-extension',
    );
    const failure = await refused(
      host.call('act', { story: filed?.id ?? '', act: 'take', note: '', seq: null }),
    );
    expect(failure.code).toBe('refused');
    expect(failure.refusal?.who_can).toEqual(['Hélène Roux']);
    expect(failure.refusal?.next).not.toBe('');
  });

  it('refuses words typed into an older copy', async () => {
    const host = memory();
    const [row] = (await host.call('home', {})).drafts;
    const typed = {
      story: row?.id ?? '',
      seq: 0,
      furniture: null,
      changed: [],
      order: [],
      gone: [],
      ...byHand,
    };
    expect((await host.call('type_text', typed)).kept?.why).toBe('elsewhere');
  });

  it('hands out copies: what the window does to a reply stays in the window', async () => {
    const host = memory();
    const first = await host.call('people', {});
    first.authors.length = 0;
    expect((await host.call('people', {})).authors).not.toHaveLength(0);
  });

  it('writes the same files twice as the same', async () => {
    const host = memory();
    const asked = { stories: [], targets: ['html'], proof: false };
    const first = await host.call('export', asked, ['default']);
    const second = await host.call('export', asked, ['default']);
    expect(first.written).toHaveLength(2);
    expect(second.written).toHaveLength(0);
    expect(second.same).toEqual(first.written);
  });

  it('waits for every word before it closes', async () => {
    const host = memory();
    const flushed: string[] = [];
    host.onCloseRequested(() => Promise.reject(new Error('one that fails')));
    host.onCloseRequested(async () => {
      await Promise.resolve();
      flushed.push('typed');
    });
    await host.close();
    expect(flushed).toEqual(['typed']);
  });
});
