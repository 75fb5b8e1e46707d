/** One's own autocorrect words and the newsroom's placeholders, over the twin of the host. */
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { house } from '../../house.svelte';
import ToCome from '../../parts/ToCome.svelte';
import { platform, use, type wire } from '../../platform';
import { memory } from '../../platform/memory';
import Placeholders from '../placeholders/Placeholders.svelte';
import Corrections from './Corrections.svelte';
import { ownWords } from './own';

beforeEach(async () => {
  use(memory());
  await house.enter();
  ownWords.all = [];
});
afterEach(cleanup);

async function add(testids: [string, string][], button: string): Promise<void> {
  for (const [testid, value] of testids)
    await fireEvent.input(screen.getByTestId(testid), { target: { value } });
  await fireEvent.click(screen.getByTestId(button));
}

const RULES = { 'color-contrast': { enabled: false }, region: { enabled: false } };

describe('words of one’s own', () => {
  it('are added, said and taken away, and a wrong one says why', async () => {
    render(Corrections);
    await add(
      [
        ['correction-typed', 'Cdg'],
        ['correction-meant', 'Charles de Gaulle'],
      ],
      'correction-add',
    );
    await waitFor(() => expect(screen.getByTestId('correction').textContent).toContain('Charles de Gaulle'));
    expect(ownWords.all).toEqual([{ typed: 'cdg', meant: 'Charles de Gaulle' }]);
    await add(
      [
        ['correction-typed', 'two words'],
        ['correction-meant', 'x'],
      ],
      'correction-add',
    );
    expect((await screen.findByTestId('corrections-failure')).textContent).toContain('one word');
    await fireEvent.click(screen.getByRole('button', { name: 'Take away cdg' }));
    await waitFor(() => expect(screen.queryByTestId('correction')).toBe(null));
    expect((await axe.run(document.body, { rules: RULES })).violations).toEqual([]);
  });
});

describe('words for what is to come', () => {
  it('are the newsroom’s, and lists use them', async () => {
    render(Placeholders);
    await add([['placeholder-new', 'TODO']], 'placeholder-add');
    await waitFor(() => expect(house.newsroom?.placeholders).toEqual(['TK', 'XX', 'TODO']));
    await fireEvent.click(screen.getByRole('button', { name: 'Take away TK' }));
    await waitFor(() => expect(house.newsroom?.placeholders).toEqual(['XX', 'TODO']));
    expect((await axe.run(document.body, { rules: RULES })).violations).toEqual([]);
    cleanup();
    const home = await platform.call('home', {});
    const row = { ...(home.drafts[0] ?? home.waiting[0]), placeholders: 2 } as wire.StoryRow;
    render(ToCome, { row });
    expect(screen.getByTestId('to-come').textContent).toBe('2 XX');
  });
});
