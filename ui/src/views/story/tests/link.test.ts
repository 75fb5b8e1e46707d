/** Where a link leads when answers come later than Enter. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '../../../editor/tests/copy';
import { use, type wire } from '../../../platform';
import { memory } from '../../../platform/memory';
import { frame } from '../../../frame.svelte';
import { route } from '../../../route.svelte';
import Jump from '../../jump/Jump.svelte';
import LinkDialog from '../LinkDialog.svelte';

/** Questions that wait for their answers, by what was asked. */
let waiting: Map<string, { give: (found: unknown[]) => void; fail: (failure: wire.Failure) => void }>;

beforeEach(() => {
  waiting = new Map();
  const host = memory();
  host.call = ((_command: string, { query }: { query: string }) =>
    new Promise((give, fail) => waiting.set(query, { give, fail }))) as never;
  use(host);
});
afterEach(cleanup);

const story = (name: string): wire.LinkFound => ({
  story: name,
  headline: `All of ${name}`,
  byline: '',
  state: 'draft',
  href: `stet:story/${name}`,
  address: null,
});
const hit = (name: string): wire.Hit => ({ ...story(name), slugline: '', desk: '', snippet: '' });

async function type(testid: string, value: string): Promise<void> {
  await fireEvent.input(screen.getByTestId(testid), { target: { value } });
}

/** The answer comes, and what hangs on it is done. */
async function comes(query: string, found: unknown[]): Promise<void> {
  waiting.get(query)?.give(found);
  for (let turn = 0; turn < 3; turn += 1) await tick();
}

describe('Enter while a story is looked for', () => {
  async function asked(): Promise<ReturnType<typeof vi.fn>> {
    const answer = vi.fn();
    render(LinkDialog, { href: '', story: true, answer });
    await type('link-address', 'ferry');
    await comes('ferry', [story('ferry')]);
    return answer;
  }
  const enter = (): Promise<boolean> => fireEvent.click(screen.getByTestId('link-set'));

  it('takes what was found for what stands in the field, once that is there', async () => {
    const answer = await asked();
    await type('link-address', 'pilots');
    await enter();
    expect(answer).not.toHaveBeenCalled();
    await comes('pilots', [story('pilots')]);
    expect(answer).toHaveBeenCalledExactlyOnceWith('stet:story/pilots', 'All of pilots');
  });

  it('takes nothing where more is typed before the answer', async () => {
    const answer = await asked();
    await type('link-address', 'pilots');
    await enter();
    await type('link-address', 'pilots vote');
    await comes('pilots', [story('pilots')]);
    await comes('pilots vote', [story('vote')]);
    expect(answer).not.toHaveBeenCalled();
    await enter();
    expect(answer).toHaveBeenCalledExactlyOnceWith('stet:story/vote', 'All of vote');
  });

  it('says that no story is called so, and what failed', async () => {
    const answer = await asked();
    await type('link-address', 'nothing such');
    await enter();
    await comes('nothing such', []);
    expect(screen.getByRole('alert').textContent).toContain('No story of ours is called so.');
    await type('link-address', 'other');
    waiting.get('other')?.fail({ code: 'io', message: 'The file is away.', refusal: null });
    await enter();
    await tick();
    expect(screen.getByRole('alert').textContent).toContain('The file is away.');
    await enter();
    expect(answer).not.toHaveBeenCalled();
  });
});

describe('Enter in the jump box', () => {
  const enter = (): Promise<boolean> => fireEvent.keyDown(screen.getByTestId('jump-input'), { key: 'Enter' });

  it('opens what was found for what stands there, once that is there', async () => {
    const go = vi.spyOn(route, 'go').mockImplementation(() => undefined);
    render(Jump);
    await comes('', [hit('first'), hit('second')]);
    await fireEvent.keyDown(screen.getByTestId('jump-input'), { key: 'ArrowDown' });
    await type('jump-input', 'pilots');
    await enter();
    expect(go).not.toHaveBeenCalled();
    await comes('pilots', [hit('pilots'), hit('other')]);
    expect(go).toHaveBeenCalledExactlyOnceWith({ at: 'story', story: 'pilots' });
    go.mockRestore();
  });

  it('opens nothing once the box is closed', async () => {
    const go = vi.spyOn(route, 'go').mockImplementation(() => undefined);
    const { unmount } = render(Jump);
    await type('jump-input', 'pilots');
    await enter();
    unmount();
    await comes('pilots', [hit('pilots')]);
    expect(go).not.toHaveBeenCalled();
    expect(frame.dialog).toBeNull();
    go.mockRestore();
  });
});
