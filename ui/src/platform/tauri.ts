/** The host as it is: the only file that knows Tauri. Names and shapes: src-tauri/src/commands.rs. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { Hearers } from './hearers';
import {
  asFailure,
  type CommandName,
  type Picked,
  type Platform,
  type Reply,
  type Request,
} from './platform';
import type { Event } from './wire';

async function ask<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw asFailure(thrown);
  }
}

export function hosted(): boolean {
  return '__TAURI_INTERNALS__' in window;
}

export async function tauri(): Promise<Platform> {
  const events = new Hearers<Event>();
  const drags = new Hearers<boolean>();
  const drops = new Hearers<Picked[]>();
  const flushes = new Set<() => Promise<void>>();

  await Promise.all([
    listen<Event>('stet', ({ payload }) => events.tell(payload)),
    listen<{ over: boolean }>('drag', ({ payload }) => drags.tell(payload.over)),
    listen<{ files: Picked[] }>('dropped', ({ payload }) => drops.tell(payload.files)),
    listen<{ token: number }>('flush', async ({ payload }) => {
      // One that fails must not keep the others, or the window, waiting.
      await Promise.allSettled([...flushes].map((flush) => flush()));
      await ask('flushed', { token: payload.token });
    }),
  ]);

  return {
    call: <C extends CommandName>(command: C, request: Request<C>, files: readonly string[] = []) =>
      ask<Reply<C>>('call', { cmd: command, payload: request, files }),
    pickImport: () => ask<Picked[]>('pick_import'),
    pickFolder: () => ask<Picked | null>('pick_folder'),
    pickPhoto: () => ask<Picked | null>('pick_photo'),
    exportFolder: () => ask<Picked>('export_folder'),
    windowTitle: (title) => ask('window_title', { title }),
    onEvent: (handler) => events.add(handler),
    onDrag: (handler) => drags.add(handler),
    onFilesDropped: (handler) => drops.add(handler),
    onCloseRequested: (flush) => {
      flushes.add(flush);
      return () => flushes.delete(flush);
    },
    pictureAddress: (src) => {
      const hash = /^media:([0-9a-f]{64})$/.exec(src)?.[1];
      return hash === undefined ? null : `stet-media://localhost/${hash}`;
    },
    pageAddress: (story, version) => `stet-page://localhost/${encodeURIComponent(story)}?v=${version}`,
  };
}
