/** History and comparison over the twin: what changed is seen, said, named and put back. */
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../../editor/tests/copy';
import { habits } from '../../../../habits.svelte';
import { house } from '../../../../house.svelte';
import { use } from '../../../../platform';
import { memory, type Memory } from '../../../../platform/memory';
import { said } from '../../../../said.svelte';
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

  it('say so when there is nothing to compare with', async () => {
    await open();
    expect(screen.getByTestId<HTMLButtonElement>('since-released').disabled).toBe(true);
    await press('compare');
    await screen.findByTestId('same');
  });
});
