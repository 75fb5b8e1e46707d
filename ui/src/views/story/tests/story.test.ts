/** The Story screen: its words, what can be done with them, and how it is reached. */
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { actions } from '../../../actions';
import type { wire } from '../../../platform';
import { PATIENCE_MS } from '../../../platform/lastWords';
import { memory, type Memory } from '../../../platform/memory';
import { said } from '../../../said.svelte';
import { unsafe } from '../shelf';
import Story from '../Story.svelte';
import { asked, change, openOn, press, saved, text, typeHeadline } from './opened';

const open = (slug: string, shown: Partial<wire.StoryView> = {}): ReturnType<typeof openOn<Memory>> =>
  openOn(memory(), slug, shown);

afterEach(() => {
  cleanup();
  said.settle();
});

describe('an open story', () => {
  it('stands as a page with its record, and says that it does', async () => {
    const { story, rows } = await open('ferry-contract');
    expect(screen.getByTestId<HTMLTextAreaElement>('headline').value).toContain('Island Ferry');
    expect(text('standfirst')).toContain('third ship');
    expect(text('body')).toContain('The decision ends TK years');
    expect(text('byline')).toContain('Mara Idowu and Tomás Ó Briain');
    expect(text('words')).toBe('612 / 600 words, 12 over');
    expect(text('saved')).toMatch(/^Saved \d\d:\d\d:\d\d$/);
    expect(story.dataset).toMatchObject({ workflow: 'editing', publication: 'unpublished', saved: 'yes' });
    expect(rows[0]?.slug).toBe('ferry-contract');
  });

  it('marks the placeholder and leads to it', async () => {
    await open('ferry-contract');
    expect(text('before')).toContain('1 placeholder');
    await press('to-placeholder');
    expect(getSelection()?.toString()).toBe('TK');
  });

  it('says how many words could go, and calls none of that saved', async () => {
    await open('pilots-ballot');
    actions.run('story.can-go');
    await waitFor(() => expect(text('can-go')).toMatch(/^1 paragraph marked, \d+ words could go$/));
  });

  it('commits what is typed, and calls it saved only then', async () => {
    const host = await open('pilots-ballot');
    await typeHeadline('Pilots Vote');
    expect(host.story.dataset.saved).toBe('no');
    await waitFor(() => expect(text('saved')).toBe('Saving…'));
    await saved();
    expect(asked(host, 'type_text')[0]).toMatchObject({
      furniture: { headline: 'Pilots Vote' },
      changed: [],
      gone: [],
    });
    expect(host.story.dataset.seq).toBe('2');
  });

  it('keeps its fields while its record changes', async () => {
    const host = await open('pilots-ballot');
    const fields = ['headline', 'standfirst', 'body'].map((testid) => screen.getByTestId(testid));
    await change('field-slugline', 'ballot');
    await typeHeadline('Pilots Vote');
    await press('act-file');
    await waitFor(() => expect(host.story.dataset.workflow).toBe('filed'));
    expect(['headline', 'standfirst', 'body'].map((testid) => screen.getByTestId(testid))).toEqual(fields);
    for (const field of fields) expect(field.isConnected).toBe(true);
  });

  it('says why it is not saved, and keeps the words until it is', async () => {
    const host = await open('pilots-ballot');
    host.failing = { code: 'disk_full', message: 'The disk is full.', refusal: null };
    await typeHeadline('Pilots Vote');
    await waitFor(() => expect(text('saved')).toBe('Not saved: The disk is full.'), { timeout: 2000 });
    host.failing = null;
    await saved();
    expect(asked(host, 'type_text')).toHaveLength(2);
  });

  it('commits the last words before it is left', async () => {
    const host = await open('pilots-ballot');
    await typeHeadline('Last');
    host.unmount();
    await waitFor(() => expect(asked(host, 'leave_story')).toHaveLength(1));
    const order = host.asked.map(({ command }) => command);
    expect(order.indexOf('type_text')).toBeLessThan(order.indexOf('leave_story'));
  });

  it('is not left while its last words can not be committed, and stands again as it was', async () => {
    const host = await open('pilots-ballot');
    host.failing = { code: 'disk_full', message: 'The disk is full.', refusal: null };
    await typeHeadline('Last');
    host.unmount();
    await waitFor(() => expect(said.failure?.message).toBe('The disk is full.'));
    expect(asked(host, 'leave_story')).toHaveLength(0);
    const { story } = host;
    render(Story, { story: story.dataset.story ?? '' });
    await screen.findByTestId('body');
    expect(screen.getByTestId<HTMLTextAreaElement>('headline').value).toBe('Last');
    cleanup();
    host.failing = null;
    await waitFor(() => expect(asked(host, 'leave_story')).toHaveLength(1), { timeout: 4000 });
  });

  it('commits the last words when the window closes', async () => {
    const host = await open('pilots-ballot');
    await typeHeadline('Last');
    await host.platform.close();
    expect(host.story.dataset.saved).toBe('yes');
  });

  it('is asked about when the window closes over a save that hangs', async () => {
    const host = await open('pilots-ballot');
    const call = host.platform.call.bind(host.platform);
    let through: () => void = () => undefined;
    host.platform.call = (async (command: never, request: never, files: never) => {
      if (command === 'type_text') await new Promise<void>((resolve) => (through = resolve));
      return call(command, request, files);
    }) as Memory['call'];
    let told = 0;
    host.platform.onUnsaved(() => (told += 1));
    await typeHeadline('Last');
    vi.useFakeTimers();
    const closing = host.platform.close();
    await vi.advanceTimersByTimeAsync(PATIENCE_MS);
    await closing;
    vi.useRealTimers();
    expect(told).toBe(1);
    expect(unsafe().map(({ name }) => name)).toEqual(['Last']);
    through();
    await waitFor(() => expect(unsafe()).toEqual([]));
  });

  it('says why it can not be typed into', async () => {
    await open('ferry-contract', {
      read_only: 'This story is live: what readers have stays as it was released.',
    });
    expect(text('read-only')).toContain('is live');
    expect(screen.getByTestId<HTMLTextAreaElement>('headline').readOnly).toBe(true);
    expect(screen.getByTestId('body').getAttribute('contenteditable')).toBe('false');
  });

  it('is written from the right where its language is', async () => {
    await open('water-budget-ar');
    expect(screen.getByTestId('body').closest('article')).toMatchObject({ dir: 'rtl', lang: 'ar' });
    expect(text('last-note')).toContain('Who voted against?');
  });

  it('says that a story it can not find is not there', async () => {
    await expect(open('no-such-story')).rejects.toThrow();
    expect(text('failure')).toContain('story of that name');
  });
});

describe('what can be done', () => {
  it('is refused with what is missing, who can and what next', async () => {
    const host = await open('ferry-contract');
    expect(screen.getByTestId('act-approve').dataset.refused).toBe('yes');
    expect(text('why-not')).toMatch(/TK.*Ana Keita.*Fill the TK in/);
    await press('act-approve');
    expect(asked(host, 'act')).toHaveLength(0);
  });

  it('asks for the note an act needs, and sends both', async () => {
    const host = await open('lake-vote');
    await press('act-return');
    await fireEvent.input(screen.getByTestId('act-note'), { target: { value: 'Name the three.' } });
    await press('act-confirm');
    await waitFor(() => expect(host.story.dataset.workflow).toBe('returned'));
    expect(asked(host, 'act')[0]).toMatchObject({ act: 'return', note: 'Name the three.' });
    expect(text('last-note')).toBe('Ana: Name the three.');
  });

  it('keeps the note of an act that was refused, and says why beside it', async () => {
    const host = await open('lake-vote');
    await press('act-return');
    await fireEvent.input(screen.getByTestId('act-note'), { target: { value: 'Name the three.' } });
    host.refusing = 'act';
    await press('act-confirm');
    await waitFor(() => expect(text('act-failure')).toContain('The disk went away.'));
    expect(screen.getByTestId<HTMLTextAreaElement>('act-note').value).toBe('Name the three.');
    host.refusing = null;
    await press('act-confirm');
    await waitFor(() => expect(host.story.dataset.workflow).toBe('returned'));
    await waitFor(() => expect(screen.queryByTestId('act-note')).toBe(null));
    expect(asked(host, 'act').map(({ note }) => note)).toEqual(['Name the three.', 'Name the three.']);
  });

  it('is not given up when words marked in its note end beside the sheet', async () => {
    await open('lake-vote');
    await press('act-return');
    const note = screen.getByTestId('act-note');
    const dialog = note.closest('dialog') as HTMLDialogElement;
    await fireEvent.mouseDown(note);
    await fireEvent.click(dialog);
    expect(note.isConnected).toBe(true);
    await fireEvent.mouseDown(dialog);
    await fireEvent.click(dialog);
    expect(note.isConnected).toBe(false);
  });

  it('is done after the last words are committed', async () => {
    const host = await open('lake-vote');
    await typeHeadline('Lake');
    await press('act-take');
    await waitFor(() => expect(host.story.dataset.workflow).toBe('editing'));
    const order = host.asked.map(({ command }) => command);
    expect(order.indexOf('type_text')).toBeLessThan(order.indexOf('act'));
  });

  it('says what a failed act said', async () => {
    const host = await open('lake-vote');
    host.failing = { code: 'io', message: 'The disk went away.', refusal: null };
    await typeHeadline('Lake');
    await press('act-take');
    await waitFor(() => expect(said.failure?.message).toBe('The disk went away.'));
    expect(asked(host, 'act')).toHaveLength(0);
    host.failing = null;
  });

  it('shows the sign-off, and says when typing voided it', async () => {
    const host = await open('harbour-budget');
    expect(text('approval')).toContain('Signed off by Ana Keita');
    await typeHeadline('Harbour Budget');
    await waitFor(() => expect(host.story.dataset.workflow).toBe('editing'), { timeout: 2000 });
    expect(text('voided')).toContain('needs approving again');
  });
});

describe('for ears and keyboards', () => {
  // Colours are judged elsewhere: jsdom has none.
  const rules = { 'color-contrast': { enabled: false }, region: { enabled: false } };
  const faults = async (): Promise<string[]> => {
    const { violations } = await axe.run(document.body, { rules, resultTypes: ['violations'] });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  };

  it('the page and its record', async () => {
    await open('ferry-contract');
    expect(await faults()).toEqual([]);
  });

  it('a story that may not be typed into, and one written from the right', async () => {
    await open('water-budget-ar', { read_only: 'Live.' });
    expect(await faults()).toEqual([]);
  });

  it('the question where a link leads', async () => {
    await open('pilots-ballot');
    await press('tool-link');
    expect(await faults()).toEqual([]);
    await fireEvent.input(screen.getByTestId('link-address'), { target: { value: 'javascript:x' } });
    await press('link-set');
    expect(screen.getByTestId<HTMLInputElement>('link-address').value).toBe('javascript:x');
    expect(document.body.textContent).toContain('not “javascript”');
    expect(document.querySelector('[data-testid=body] a[href^=javascript]')).toBeNull();
  });

  it('the buttons are one stop, and the arrows move along them', async () => {
    await open('pilots-ballot');
    const stops = (): HTMLElement[] => [
      ...document.querySelectorAll<HTMLElement>('[role=toolbar] button[tabindex="0"]'),
    ];
    expect(stops()).toHaveLength(1);
    stops()[0]?.focus();
    await fireEvent.keyDown(stops()[0] ?? document.body, { key: 'ArrowLeft' });
    expect(stops().map((button) => button.dataset.testid)).toEqual(['tool-insert']);
  });
});
