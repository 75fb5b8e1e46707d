/** The record beside a story, and who writes it. */
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { wire } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import { said } from '../../../said.svelte';
import { asked, change, openOn, press, text } from './opened';

const open = (slug: string, shown: Partial<wire.StoryView> = {}): ReturnType<typeof openOn<Memory>> =>
  openOn(memory(), slug, shown);

afterEach(() => {
  cleanup();
  said.settle();
});

describe('the record', () => {
  it('saves a line when it is left', async () => {
    const host = await open('lake-vote');
    await change('field-slugline', 'lake');
    await waitFor(() => expect(asked(host, 'set_fields')[0]).toMatchObject({ fields: { slugline: 'lake' } }));
    const reads = await host.platform.call('open_story', { story: 'lake-vote' });
    expect(reads.row.slugline).toBe('lake');
    await waitFor(() => expect(screen.getByTestId<HTMLInputElement>('field-slugline').value).toBe('lake'));
  });

  it.each([
    ['field-slugline', 'lake'],
    ['field-due', 'tomorrow 9:30'],
  ])('keeps what was typed when it was refused, says so, and Esc puts it back (%s)', async (line, typed) => {
    const host = await open('lake-vote');
    const field = screen.getByTestId<HTMLInputElement>(line);
    const before = field.value;
    host.refusing = 'set_fields';
    await change(line, typed);
    await screen.findByText(/Not saved. What you typed is still here/);
    expect(field.value).toBe(typed);
    await fireEvent.focus(field);
    expect(field.value).toBe(typed);
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(field.value).toBe(before);
  });

  it('says when a time can not be read and asks nothing of the host', async () => {
    const host = await open('lake-vote');
    await change('field-due', 'soonish');
    await screen.findByText(/not a time Stet can read/);
    expect(asked(host, 'set_fields')).toHaveLength(0);
  });

  it('orders, adds and takes off credits', async () => {
    const host = await open('ferry-contract');
    await fireEvent.click(screen.getByLabelText('Mara Idowu: later'));
    await waitFor(() => expect(screen.getAllByTestId('credit')[0]?.textContent).toContain('Tomás'));
    const add = screen.getByTestId('add-credit');
    await fireEvent.focus(add);
    await fireEvent.input(add, { target: { value: 'Lin Weiss' } });
    await fireEvent.keyDown(add, { key: 'Enter' });
    await waitFor(() => expect(screen.getAllByTestId('credit')).toHaveLength(3));
    await fireEvent.click(screen.getByLabelText('Take Mara Idowu off'));
    await waitFor(() => expect(screen.getAllByTestId('credit')).toHaveLength(2));
    expect(asked(host, 'set_fields').at(-1)).toMatchObject({
      fields: { credits: [{ role: 'writer' }, { role: 'writer' }] },
    });
  });
});

describe('who writes', () => {
  const lease = (more: Partial<wire.LeaseView>): Partial<wire.StoryView> => ({
    lease: {
      holder: 'Mara Idowu',
      mine: false,
      since: '2026-05-14T12:00:00Z',
      until: '2026-05-14T12:10:00Z',
      token: 3,
      from_me: false,
      note: '',
      ...more,
    },
  });

  it('is said, and one who does not write reads', async () => {
    await open('pilots-ballot', lease({}));
    expect(text('lease')).toContain('Mara Idowu is writing this story');
    expect(screen.getByTestId<HTMLTextAreaElement>('headline').readOnly).toBe(true);
    expect(text('saved')).toContain('Mara Idowu is writing');
  });

  it('can be taken over with a word for the other', async () => {
    const host = await open('pilots-ballot', lease({}));
    const note = screen.getByTestId<HTMLInputElement>('take-over-note');
    await fireEvent.input(note, { target: { value: 'Legal waits.' } });
    host.refusing = 'take_over';
    await press('take-over');
    await waitFor(() => expect(said.failure?.message).toBe('The disk went away.'));
    expect(note.value).toBe('Legal waits.');
    host.refusing = null;
    host.shown = { lease: null };
    await press('take-over');
    await waitFor(() => expect(screen.queryByTestId('lease')).toBeNull());
    expect(asked(host, 'take_over').at(-1)).toMatchObject({ note: 'Legal waits.' });
    expect(screen.getByTestId<HTMLTextAreaElement>('headline').readOnly).toBe(false);
  });

  it('is told to whoever it was taken from, with the note', async () => {
    await open('pilots-ballot', lease({ from_me: true, note: 'Legal waits.' }));
    expect(text('lease')).toContain('Mara Idowu took over the writing');
    expect(text('lease')).toContain('Legal waits.');
  });
});
