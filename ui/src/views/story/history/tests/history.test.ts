/** History and comparison over the twin: what changed is seen, said, named and put back. */
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { actions } from '../../../../actions';
import { dropTaken } from '../../../../drops';
import '../../../../editor/tests/copy';
import { habits } from '../../../../habits.svelte';
import { house } from '../../../../house.svelte';
import { use } from '../../../../platform';
import { memory, type Memory } from '../../../../platform/memory';
import { said } from '../../../../said.svelte';
import ChangedBlock from '../../../../parts/changes/ChangedBlock.svelte';
import Story from '../../Story.svelte';
import { byDay, whatWord } from '../told';

async function open(slug = 'quay-names'): Promise<Memory> {
  const platform = memory();
  use(platform);
  await house.enter();
  habits.set({ tab: 'history', panel: true });
  render(Story, { story: slug });
  await screen.findByTestId('history');
  return platform;
}

async function typed(words: string): Promise<void> {
  await fireEvent.input(screen.getByTestId('headline'), { target: { value: words } });
  await waitFor(() => expect(screen.getByTestId('story').dataset['saved']).toBe('yes'), { timeout: 3000 });
}

async function press(testid: string): Promise<void> {
  const all = await screen.findAllByTestId(testid);
  const last = all.at(-1);
  if (last) await fireEvent.click(last);
}

afterEach(() => {
  cleanup();
  said.settle();
  habits.set({ tab: 'record' });
});

describe('the history', () => {
  it('is told by the day it happened', () => {
    const entry = (at: string): never => ({ at, who: '', what: 'file' }) as never;
    const days = byDay([entry('2026-05-15T01'), entry('2026-05-14T09'), entry('2026-05-14T08')], (at) =>
      at.slice(0, 10),
    );
    expect(days.map(({ day, entries }) => [day, entries.length])).toEqual([
      ['2026-05-15', 1],
      ['2026-05-14', 2],
    ]);
    expect(whatWord('file')).toBe('Filed');
  });

  it('names a version', async () => {
    await open();
    await press('name-version');
    await fireEvent.input(screen.getByTestId('version-name'), { target: { value: 'Before the lawyers' } });
    await fireEvent.submit(screen.getByTestId('version-name').closest('form') as HTMLFormElement);
    await waitFor(() => expect(screen.getByTestId('history').textContent).toContain('Before the lawyers'));
  });
});

describe('two versions', () => {
  it('are compared word by word, said as well as shown, and the older is put back', async () => {
    await open();
    const before = screen.getByTestId<HTMLTextAreaElement>('headline').value;
    await typed(`${before} today`);
    await press('compare');
    const page = await screen.findByTestId('comparison');
    await waitFor(() => expect(page.querySelector('ins')?.textContent).toContain('today'));
    expect(page.querySelector('ins')?.textContent).toContain('[added: ');
    expect(screen.getByTestId('comparison-summary').textContent).toContain('+1');
    expect((await axe.run(page, { rules: { 'color-contrast': { enabled: false } } })).violations).toEqual([]);
    await press('put-back-whole');
    await waitFor(() => expect(screen.queryByTestId('comparison')).toBeNull());
    expect(screen.getByTestId<HTMLTextAreaElement>('headline').value).toBe(before);
  });

  it('show a picture as it was and as it is, and say what changed', async () => {
    const hunk = {
      change: 'changed',
      moved: false,
      old: 'f',
      new: 'f',
      number: 1,
      kind: 'figure',
      level: 0,
      src: 'media:b',
      picture_was: { src: 'media:a', crop: '', focus: '' },
      picture: { src: 'media:b', crop: '16:9', focus: '0.2,0.5' },
      lines: [],
      facts: [
        { name: 'picture', was: 'media:a', now: 'media:b' },
        { name: 'crop', was: '', now: '16:9' },
        { name: 'focus', was: '0.5,0.5', now: '0.2,0.5' },
      ],
      lost: '',
    };
    const picture = (src: string): string | null => (src === 'media:a' ? null : `asset:${src}`);
    const { container, rerender } = render(ChangedBlock, { hunk, picture });
    const shown = screen.getAllByTestId('compared-picture');
    expect(shown.map((one) => one.textContent.trim().replace(/\s+/g, ' '))).toEqual([
      'As it was This picture is not in the newsroom: media:a',
      'As it is',
    ]);
    const image = shown[1]?.querySelector('img');
    expect(image?.getAttribute('src')).toBe('asset:media:b');
    expect(image?.style.objectPosition).toBe('20% 50%');
    expect(container.textContent).toContain('another picture');
    expect(container.textContent).toContain('crop: whole → 16:9');
    expect(container.textContent).toContain('focal point: 50 % across, 50 % down → 20 % across, 50 % down');
    expect(
      (await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations,
    ).toEqual([]);
    await rerender({ hunk: { ...hunk, change: 'same', picture_was: hunk.picture, facts: [] }, picture });
    expect(screen.getAllByTestId('compared-picture')).toHaveLength(1);
  });

  it('cover the page: what is done to it says so, and is done again once they are closed', async () => {
    await open();
    actions.run('find.replace');
    await screen.findByTestId('find');
    const on = ['find.replace', 'find.next', 'copy.row-remove', 'story.cut', 'story.link'] as const;
    await press('compare');
    await screen.findByTestId('comparison');
    expect(screen.queryByTestId('find')).toBeNull();
    for (const id of on) expect(actions.run(id)).toBe('Close the comparison first.');
    expect(screen.queryByTestId('link-address')).toBeNull();
    const before = screen.getByTestId('body').textContent;
    expect(dropTaken([{ handle: 'chosen-1', name: 'weir.png' }])).toBe(true);
    expect(said.line).toBe('Close the comparison first.');
    expect(actions.why('history.since')).toBe('');
    await press('comparison-close');
    await screen.findByTestId('find');
    expect(screen.getByTestId('body').textContent).toBe(before);
    for (const id of on) expect(actions.why(id)).not.toBe('Close the comparison first.');
    actions.run('story.link');
    await screen.findByTestId('link-address');
  });

  it('say so when there is nothing to compare with', async () => {
    await open();
    expect(screen.getByTestId<HTMLButtonElement>('since-released').disabled).toBe(true);
    await press('compare');
    await screen.findByTestId('same');
  });
});
