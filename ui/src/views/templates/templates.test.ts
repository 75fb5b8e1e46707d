/** The templates' dialog over the twin of the host. */
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { frame } from '../../frame.svelte';
import { house } from '../../house.svelte';
import { platform, use } from '../../platform';
import { memory, type Memory } from '../../platform/memory';
import { asksFor, FRESH } from './template';
import Templates from './Templates.svelte';

let host: Memory;

beforeEach(async () => {
  use((host = memory()));
  await house.enter();
  frame.dialog = 'templates';
});
afterEach(cleanup);

const type = (field: HTMLElement, value: string): Promise<boolean> =>
  Promise.resolve(fireEvent.input(field, { target: { value } }));

describe('templates', () => {
  it('makes a new one with a guide and what filing asks for', async () => {
    render(Templates);
    await fireEvent.click(await screen.findByTestId('template-new'));
    await type(screen.getByTestId('template-name'), 'Match report');
    await type(screen.getByTestId('part-guide'), 'The score, then how.');
    await fireEvent.click(screen.getByTestId('require-quotation'));
    await fireEvent.click(screen.getByTestId('part-add'));
    await fireEvent.click(screen.getByTestId('template-save'));
    await waitFor(() => expect(host.asked).toContain('save_template'));
    const kept = (await platform.call('templates', {})).templates.find(({ name }) => name === 'Match report');
    expect(kept?.required).toEqual(['quotation']);
    expect(kept?.skeleton.map(({ guide }) => guide)).toEqual(['The score, then how.', '']);
  });

  it('keeps what is not saved while others are looked at, and asks before it is lost', async () => {
    render(Templates);
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('template-name').value).toBe('Analysis'));
    await type(screen.getByTestId('template-name'), 'Analyses');
    await fireEvent.click(screen.getByTestId('template-news'));
    await fireEvent.click(screen.getByTestId('template-analysis'));
    expect((screen.getByTestId('template-name') as HTMLInputElement).value).toBe('Analyses');
    await fireEvent.click(screen.getAllByRole('button', { name: 'Close' }).at(-1) as HTMLElement);
    expect(frame.dialog).toBe('templates');
    expect(screen.getByRole('alert').textContent).toContain('Analyses');
    await fireEvent.click(screen.getByTestId('templates-leave'));
    expect(frame.dialog).toBe(null);
  });

  it('can only be looked at by those who may not change them, and says who may', async () => {
    const call = host.call.bind(host);
    host.call = (async (command: never, request: never) => {
      const reply: unknown = await call(command, request);
      return command === 'templates' ? { ...(reply as object), why_not: 'Ask Ana Keita.' } : reply;
    }) as Memory['call'];
    render(Templates);
    expect((await screen.findByTestId('templates-fixed')).textContent).toBe('Ask Ana Keita.');
    expect(screen.queryByTestId('template-save')).toBe(null);
    expect((screen.getByTestId('template-name') as HTMLInputElement).readOnly).toBe(true);
  });

  it('has nothing against it', async () => {
    render(Templates);
    await screen.findByTestId('template-analysis');
    const { violations } = await axe.run(document.body, {
      rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    });
    expect(violations).toEqual([]);
  });

  it('says in words what filing asks for', () => {
    const all = [{ name: 'link', words: 'a link to a source' }];
    expect(asksFor({ ...FRESH, required: ['link'] }, all)).toBe('Filing will ask for a link to a source.');
    expect(asksFor(FRESH, all)).toBe('Filing asks for nothing more.');
  });
});
