/** A Story screen over the twin of the host, with hands that type and a host that can be made to fail. */
import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { expect } from 'vitest';
import '../../../editor/tests/copy';
import { house } from '../../../house.svelte';
import { use, type wire } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import Story from '../Story.svelte';

/** What was asked of the host, and how it may be made to answer. */
export interface Host {
  platform: Memory;
  asked: { command: string; request: Record<string, unknown> }[];
  /** The next `type_text` fails with this. */
  failing: wire.Failure | null;
  /** What is laid over every story the host shows. */
  shown: Partial<wire.StoryView>;
}

/** Opens a story of the sample newsroom. */
export async function open(
  slug: string,
  shown: Partial<wire.StoryView> = {},
): Promise<Host & { story: HTMLElement; unmount: () => void; rows: wire.StoryRow[] }> {
  const platform = memory();
  const host: Host = { platform, asked: [], failing: null, shown };
  const call = platform.call.bind(platform);
  platform.call = (async (command: never, request: never, files: never) => {
    host.asked.push({ command, request });
    if (command === 'type_text' && host.failing !== null) throw host.failing;
    const reply: unknown = await call(command, request, files);
    return ['open_story', 'act', 'set_fields'].includes(command)
      ? { ...(reply as object), ...host.shown }
      : reply;
  }) as Memory['call'];
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
