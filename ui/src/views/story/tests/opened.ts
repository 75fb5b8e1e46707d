/** The Story screen over the twin of the host, with hands that type and a host that can be made to fail. */
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect } from 'vitest';
import '../../../editor/tests/copy';
import { house } from '../../../house.svelte';
import { use, type Platform, type wire } from '../../../platform';
import Story from '../Story.svelte';

/** What was asked of the host, and how it may be made to answer. */
export interface Host<P extends Platform = Platform> {
  platform: P;
  asked: { command: string; request: Record<string, unknown> }[];
  /** The next `type_text` fails with this. */
  failing: wire.Failure | null;
  /** This command fails as long as it stands here. */
  refusing: string | null;
  /** What is laid over every story the host shows. */
  shown: Partial<wire.StoryView>;
}

/** Opens a story of the sample newsroom, on a twin of the host. */
export async function openOn<P extends Platform>(
  platform: P,
  slug: string,
  shown: Partial<wire.StoryView> = {},
): Promise<Host<P> & { story: HTMLElement; unmount: () => void; rows: wire.StoryRow[] }> {
  const host: Host<P> = { platform, asked: [], failing: null, refusing: null, shown };
  const call = platform.call.bind(platform);
  platform.call = (async (command: never, request: never, files: never) => {
    host.asked.push({ command, request });
    if (command === 'type_text' && host.failing !== null) throw host.failing;
    if (command === host.refusing)
      throw { code: 'io', message: 'The disk went away.', refusal: null } satisfies wire.Failure;
    const reply: unknown = await call(command, request, files);
    return ['open_story', 'act', 'set_fields', 'take_over'].includes(command)
      ? { ...(reply as object), ...host.shown }
      : reply;
  }) as P['call'];
  use(platform);
  await house.enter();
  const rows: wire.StoryRow[] = [];
  const { unmount } = render(Story, { story: slug, onReady: (row: wire.StoryRow) => rows.push(row) });
  await screen.findByTestId('body');
  return Object.assign(host, { story: screen.getByTestId('story'), unmount, rows });
}

/** The requests of one command, in order. */
export function asked(host: Host, command: string): Record<string, unknown>[] {
  return host.asked.filter((one) => one.command === command).map((one) => one.request);
}

/** Types a headline, the simplest words there are. */
export async function typeHeadline(words: string): Promise<void> {
  await fireEvent.input(screen.getByTestId('headline'), { target: { value: words } });
}

/** Changes a line of the record and leaves it. */
export async function change(testid: string, value: string): Promise<void> {
  const field = screen.getByTestId(testid);
  await fireEvent.focus(field);
  await fireEvent.input(field, { target: { value } });
  await fireEvent.blur(field);
}

/** Waits until the status line says so. */
export async function saved(): Promise<void> {
  await waitFor(() => expect(screen.getByTestId('story').dataset.saved).toBe('yes'), { timeout: 3000 });
}

export const text = (testid: string): string =>
  screen.getByTestId(testid).textContent.replace(/\s+/g, ' ').trim();
export const press = (testid: string): Promise<boolean> => fireEvent.click(screen.getByTestId(testid));
