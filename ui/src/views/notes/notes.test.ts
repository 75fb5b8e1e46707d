/** The Notes tab over the twin of the host. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { house } from '../../house.svelte';
import { use, type wire } from '../../platform';
import { memory, type Memory } from '../../platform/memory';
import { said } from '../../said.svelte';
import type { PageHands } from '../story/hands.svelte';
import { OpenStory } from '../story/openStory.svelte';
import Notes from './Notes.svelte';

let host: Memory;
let story: OpenStory;
let broken: boolean;

beforeEach(async () => {
  broken = false;
  host = memory();
  const call = host.call.bind(host);
  host.call = (async (command: never, request: never) => {
    if (broken && command === 'save_scratch')
      throw { code: 'disk_full', message: 'The disk is full.', refusal: null } satisfies wire.Failure;
    return call(command, request);
  }) as Memory['call'];
  use(host);
  await house.enter();
  story = new OpenStory(await host.call('open_story', { story: 'pilots-ballot' }));
});
afterEach(() => {
  cleanup();
  story.close();
  said.settle();
});

async function show(): Promise<HTMLTextAreaElement> {
  render(Notes, { story, hands: {} as PageHands, onFold: () => undefined });
  const pad = screen.getByTestId<HTMLTextAreaElement>('scratch');
  await waitFor(() => expect(pad.disabled).toBe(false));
  return pad;
}

it('shows what another window writes in the scratchpad, though nobody is told beside which story', async () => {
  const pad = await show();
  await host.call('save_scratch', { story: story.id, text: 'From there.', since: '' });
  await waitFor(() => expect(pad.value).toBe('From there.'));
});

it('says when the words could not be saved as it is left, and has them when it is seen again', async () => {
  broken = true;
  await fireEvent.input(await show(), { target: { value: 'From here.' } });
  cleanup();
  await waitFor(() => expect(said.failure?.message).toBe('The disk is full.'));
  expect((await show()).value).toBe('From here.');
  broken = false;
  await fireEvent.click(screen.getByText('Try again'));
  await waitFor(() => expect(screen.getByTestId('scratch-saved').dataset['state']).toBe('saved'));
  expect((await host.call('notes', { story: story.id })).scratch).toBe('From here.');
});
