import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import { house } from '../../house.svelte';
import { use, type wire } from '../../platform';
import { memory, type Memory } from '../../platform/memory';
import Desk from './Desk.svelte';

afterEach(cleanup);

it('keeps the note when a story can not be returned, and returns it with the note once it can', async () => {
  const host = memory();
  const call = host.call.bind(host);
  let broken = true;
  host.call = (async (command: never, request: never) => {
    if (broken && command === 'act')
      throw { code: 'io', message: 'The disk went away.', refusal: null } satisfies wire.Failure;
    return call(command, request);
  }) as Memory['call'];
  use(host);
  await house.enter();
  render(Desk, { desk: null });
  const { row } = await host.call('open_story', { story: 'lake-vote' });
  await waitFor(() => expect(document.querySelector(`[data-row="${row.id}"]`)).not.toBe(null));
  const line = document.querySelector<HTMLElement>(`[data-row="${row.id}"]`);
  line?.focus();
  await fireEvent.keyDown(line ?? document.body, { key: 'r' });
  const note = await screen.findByTestId<HTMLTextAreaElement>('act-note');
  await fireEvent.input(note, { target: { value: 'Name the three.' } });
  await fireEvent.click(screen.getByTestId('act-confirm'));
  expect((await screen.findByTestId('act-failure')).textContent).toContain('The disk went away.');
  expect(note.value).toBe('Name the three.');
  broken = false;
  await fireEvent.click(screen.getByTestId('act-confirm'));
  await waitFor(() => expect(screen.queryByTestId('act-note')).toBe(null));
  expect((await host.call('open_story', { story: 'lake-vote' })).row.note?.text).toBe('Name the three.');
});
