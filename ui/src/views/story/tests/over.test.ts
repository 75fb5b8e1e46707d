/** What lies over an open story: its proof, and beginning it with a template. */
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../editor/tests/copy';
import { actions } from '../../../actions';
import { habits } from '../../../habits.svelte';
import { house } from '../../../house.svelte';
import { platform, use } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import { said } from '../../../said.svelte';
import { paperOf } from '../over/paper';
import Story from '../Story.svelte';

async function open(slug: string): Promise<Memory> {
  const host = memory();
  use(host);
  localStorage.clear();
  habits.restart();
  await house.enter();
  render(Story, { story: slug });
  await screen.findByTestId('body');
  return host;
}

afterEach(cleanup);

const RULES = { 'color-contrast': { enabled: false }, region: { enabled: false } };

describe('the proof', () => {
  it('is printed once what was typed is committed, on the paper that was chosen', async () => {
    const host = await open('ferry-contract');
    const printed: string[][] = [];
    host.printProof = (...of) => {
      printed.push([...of, host.asked.includes('type_text') ? 'saved' : 'not saved']);
      return Promise.resolve(true);
    };
    await fireEvent.input(screen.getByTestId('headline'), { target: { value: 'Vault opens' } });
    actions.run('story.proof');
    await fireEvent.change(await screen.findByTestId('proof-paper'), { target: { value: 'letter' } });
    const print = screen.getByTestId<HTMLButtonElement>('proof-print');
    await waitFor(() => expect(print.disabled).toBe(false));
    expect((await axe.run(document.body, { rules: RULES })).violations).toEqual([]);
    await fireEvent.click(print);
    await waitFor(() => expect(screen.queryByTestId('proof')).toBe(null));
    const id = screen.getByTestId('story').dataset['story'] ?? '';
    expect(printed).toEqual([[id, 'letter', 'saved']]);
    expect(habits.now.paper).toBe('letter');
    expect(said.line).toContain('printer');
  });

  it('stays when the person thinks better of it, and says why it was not printed', async () => {
    const host = await open('ferry-contract');
    host.proofPdf = () => Promise.resolve(null);
    actions.run('story.proof');
    const pdf = await screen.findByTestId<HTMLButtonElement>('proof-pdf');
    await waitFor(() => expect(pdf.disabled).toBe(false));
    await fireEvent.click(pdf);
    await tick();
    expect(screen.queryByTestId('proof')).not.toBe(null);
    host.printProof = () => Promise.reject({ code: 'io', message: 'No printer.', refusal: null });
    await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>('proof-print').disabled).toBe(false));
    await fireEvent.click(screen.getByTestId('proof-print'));
    expect((await screen.findByTestId('proof-failure')).textContent).toContain('No printer.');
  });

  it.each([
    ['', 'en-US', 'letter'],
    ['', 'es-MX', 'letter'],
    ['', 'en-GB', 'a4'],
    ['', 'zh-Hans-CN', 'a4'],
    ['', 'en', 'a4'],
    ['a4', 'en-US', 'a4'],
    ['a5', 'en-US', 'letter'],
  ])('chosen %j, in %s: %s', (chosen, locale, paper) => {
    expect(paperOf(chosen, locale)).toBe(paper);
  });
});

describe('a template', () => {
  it('begins an empty story, and is refused where there are words', async () => {
    const host = memory();
    use(host);
    await house.enter();
    const view = await platform.call('new_story', { headline: 'What it means', desk: null });
    render(Story, { story: view.row.id });
    await screen.findByTestId('body');
    actions.run('story.template');
    await fireEvent.click((await screen.findAllByTestId('template'))[0] as HTMLElement);
    await waitFor(() => expect(screen.queryByTestId('begin-with')).toBe(null));
    expect(document.querySelector('[data-hint="Your argument: what it means, and for whom."]')).not.toBe(
      null,
    );
    expect(document.querySelector('[data-hint="The one thing to take away"]')).not.toBe(null);
    expect(screen.getByTestId('headline').parentElement?.dataset['hint']).toBe(
      'What it means, not what happened',
    );
    cleanup();
    await open('ferry-contract');
    actions.run('story.template');
    await fireEvent.click((await screen.findAllByTestId('template'))[0] as HTMLElement);
    expect((await screen.findByTestId('begin-with-failure')).textContent).toContain('empty body');
  });
});
