/** Stories that are left and wanted again while they are on their way out. */
import { beforeEach, expect, it, vi } from 'vitest';
import { use } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import { pickUp, putDown } from '../shelf';

let host: Memory;
/** Ends the `keep_undo` under way. */
let answer: () => void;

beforeEach(() => {
  host = memory();
  const call = host.call.bind(host);
  host.call = (async (command: never, request: never) => {
    const reply = await call(command, request);
    if (command === 'keep_undo') await new Promise<void>((done) => (answer = done));
    return reply;
  }) as Memory['call'];
  use(host);
});

const heading = async (): Promise<string> =>
  (await host.call('open_story', { story: 'pilots-ballot' })).furniture.headline;

it('a story wanted again while its past is being kept goes on saving', async () => {
  const story = await pickUp('pilots-ballot');
  story.past.now = () => [];
  story.typedAbove({ headline: 'Before' });
  const leaving = putDown(story);
  await vi.waitFor(() => expect(host.asked).toContain('keep_undo'));
  const again = await pickUp(story.id);
  answer();
  await leaving;
  again.typedAbove({ headline: 'After' });
  expect(again.dirty).toBe(true);
  await again.flush();
  expect(await heading()).toBe('After');
  expect(host.asked).not.toContain('leave_story');
  again.past.now = null;
  await putDown(again);
  expect(host.asked).toContain('leave_story');
});

it('two who ask for a story at once get the same, and it stays until both have left it', async () => {
  const [one, two] = await Promise.all([pickUp('pilots-ballot'), pickUp('pilots-ballot')]);
  expect(two).toBe(one);
  await putDown(one);
  two.typedAbove({ headline: 'Still here' });
  await host.close();
  expect(await heading()).toBe('Still here');
  await putDown(two);
  expect(host.asked.filter((command) => command === 'leave_story')).toHaveLength(1);
});

it('what can be taken back goes along with a story that was never let go', async () => {
  const story = await pickUp('pilots-ballot');
  const past = [{ steps: [] }];
  expect(story.past.take()).toEqual([]);
  story.past.now = () => past;
  expect(story.past.take()).toBe(past);
  await putDown(story);
});
