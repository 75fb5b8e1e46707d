/** Damaged paragraphs and kept clipboards over the twin: shown, recovered, read again. */
import axe from 'axe-core';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import '../../../../editor/tests/copy';
import { actions } from '../../../../actions';
import { habits } from '../../../../habits.svelte';
import { house } from '../../../../house.svelte';
import { use, type wire } from '../../../../platform';
import { memory, type Memory } from '../../../../platform/memory';
import { said } from '../../../../said.svelte';
import Story from '../../Story.svelte';

const SLUG = 'quay-names';
const RULES = { rules: { 'color-contrast': { enabled: false } } };

/** A host that changes some of the twin's answers. */
function answering(answers: Partial<Record<string, (request: never) => unknown>>): Memory {
  const twin = memory();
  const call = twin.call.bind(twin);
  return Object.assign(twin, {
    call: (command: string, request: never, files?: readonly string[]) =>
      Promise.resolve(answers[command]?.(request)).then((reply) =>
        reply === undefined ? call(command as never, request, files) : (reply as never),
      ),
  });
}

async function open(platform: Memory): Promise<void> {
  use(platform);
  await house.enter();
  habits.set({ tab: 'history', panel: true });
  render(Story, { story: SLUG });
  await screen.findByTestId('history');
}

afterEach(() => {
  cleanup();
  said.settle();
  habits.set({ tab: 'record' });
});

describe('a damaged paragraph of the text', () => {
  it('is told of above the page, and recovered by its button or its key', async () => {
    let asked: wire.Recover | undefined;
    const twin = memory();
    const view = await twin.call('open_story', { story: SLUG });
    const damaged = [{ block: 'b-9', number: 3, why: 'This paragraph was damaged on the disk.' }];
    let mended = false;
    await open(
      answering({
        open_story: () => ({ ...view, damaged: mended ? [] : damaged }),
        recover: (request) => {
          asked = request;
          mended = true;
          return { done: true, said: 'The very same was found.', words: '', revision: '', place: '' };
        },
      }),
    );
    const notice = await screen.findByTestId('damaged');
    expect(notice.textContent).toContain('Paragraph 3.');
    expect((await axe.run(notice, RULES)).violations).toEqual([]);
    expect(actions.run('story.recover')).toBe('');
    await waitFor(() => expect(screen.queryByTestId('damaged')).toBeNull());
    expect(asked).toEqual({ story: view.row.id, revision: 'now', place: 'b-9' });
    expect(said.line).toContain('The very same was found.');
    expect(actions.why('story.recover')).toContain('No paragraph');
  });
});

describe('a damaged paragraph of a version', () => {
  const hunk = (part: Partial<wire.HunkView>): wire.HunkView => ({
    change: 'same',
    moved: false,
    old: 'a',
    new: 'a',
    number: 1,
    kind: 'paragraph',
    level: 0,
    src: '',
    picture_was: null,
    picture: null,
    lines: [],
    facts: [],
    lost: '',
    ...part,
  });
  const side = (revision: string, damage: string): wire.VersionView => ({
    revision,
    label: 'Filed',
    name: '',
    who: '',
    at: '2026-05-14T12:00:00Z',
    damage,
  });
  const compared = (lost: boolean): wire.Comparison => ({
    a: side('r1', lost ? 'One paragraph of this version cannot be read.' : ''),
    b: side('', ''),
    summary: 'no change',
    added: 0,
    cut: 0,
    language: 'en',
    direction: 'ltr',
    furniture: [],
    hunks: [
      hunk({}),
      hunk({ old: 'lost-2', change: 'cut', lost: lost ? 'This paragraph cannot be read.' : '' }),
    ],
  });

  async function compare(recovered: wire.Recovered, asked: wire.Recover[]): Promise<void> {
    let lost = true;
    await open(
      answering({
        compare: () => compared(lost),
        recover: (request) => {
          asked.push(request);
          lost = !recovered.done;
          return recovered;
        },
      }),
    );
    const [first] = await screen.findAllByTestId('compare');
    if (first) await fireEvent.click(first);
    await fireEvent.click(await screen.findByTestId('recover'));
  }

  it('is recovered, said and shown again', async () => {
    const asked: wire.Recover[] = [];
    await compare({ done: true, said: 'Found in the backup.', words: '', revision: '', place: '' }, asked);
    await waitFor(() => expect(screen.queryByTestId('recover')).toBeNull());
    expect(asked[0]).toMatchObject({ revision: 'r1', place: 'lost-2' });
    expect(screen.queryByText(/cannot be read/)).toBeNull();
  });

  it('shows other words for what they are, to be put into the story', async () => {
    const near = { done: false, said: 'Not found.', words: 'Other words.', revision: 'r0', place: 'p7' };
    await compare(near, []);
    const told = await screen.findByTestId('recover-told');
    expect(told.parentElement?.textContent).toContain('Other words.');
    expect(screen.getByTestId('recover-near').textContent).toContain('Put these words into the story');
    expect((await axe.run(screen.getByTestId('comparison'), RULES)).violations).toEqual([]);
  });
});

describe('kept clipboards', () => {
  it('are listed with where they came from, looked at and read again', async () => {
    const platform = memory();
    const html = '<p>The pilot <del>was drunk</del> is late.</p>';
    await platform.call('paste', {
      story: (await platform.call('open_story', { story: SLUG })).row.id,
      html,
      text: 'The pilot was drunk is late.',
      rtf: null,
      plain: false,
    });
    await open(platform);
    const one = await screen.findByTestId('clipboard');
    expect(one.textContent).toContain('From Word');
    expect(one.textContent).toContain('in no version yet');
    await fireEvent.click(screen.getByTestId('clipboard-look'));
    await waitFor(() => expect(one.querySelector('textarea')?.value).toBe(html));
    expect((await axe.run(screen.getByTestId('clipboards'), RULES)).violations).toEqual([]);
    await fireEvent.click(screen.getByTestId('clipboard-plain'));
    await screen.findByTestId('paste-bar');
    await waitFor(() => expect(screen.getByTestId('body').textContent).toContain('is late.'));
    expect(platform.asked.filter((command) => command === 'paste')).toHaveLength(1);
    expect(screen.getAllByTestId('clipboard')).toHaveLength(1);
    actions.run('history.clipboards');
    await waitFor(() => expect(document.activeElement?.id).toBe('kept-clipboards'));
  });
});
