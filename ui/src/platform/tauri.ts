/** The host as it is: the only file that knows Tauri. Names and shapes: src-tauri/src/commands.rs. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import { Hearers } from './hearers';
import { lastWords, type Flushes } from './lastWords';
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

/** The name this window goes by in the host. */
function ownLabel(): string {
  const { __TAURI_INTERNALS__: inside } = window as unknown as {
    __TAURI_INTERNALS__: { metadata: { currentWindow: { label: string } } };
  };
  return inside.metadata.currentWindow.label;
}

export async function tauri(): Promise<Platform> {
  const events = new Hearers<Event>();
  const drags = new Hearers<boolean>();
  const drops = new Hearers<Picked[]>();
  const unsaved = new Hearers<undefined>();
  const flushes: Flushes = new Map();
  // What is meant for one window is heard by that one.
  const mine = { target: { kind: 'WebviewWindow', label: ownLabel() } } as const;

  await Promise.all([
    listen<Event>('stet', ({ payload }) => events.tell(payload)),
    listen<{ over: boolean }>('drag', ({ payload }) => drags.tell(payload.over), mine),
    listen<{ files: Picked[] }>('dropped', ({ payload }) => drops.tell(payload.files), mine),
    listen<{ token: number }>(
      'flush',
      async ({ payload }) => {
        await ask('flushed', { token: payload.token, unsaved: await lastWords(flushes) });
      },
      mine,
    ),
    listen('unsaved', () => unsaved.tell(undefined), mine),
  ]);

  return {
    call: <C extends CommandName>(command: C, request: Request<C>, files: readonly string[] = []) =>
      ask<Reply<C>>('call', { cmd: command, payload: request, files }),
    pickImport: () => ask<Picked[]>('pick_import'),
    pickFolder: () => ask<Picked | null>('pick_folder'),
    pickPhoto: () => ask<Picked | null>('pick_photo'),
    exportFolder: () => ask<Picked>('export_folder'),
    windowTitle: (title, story = null) => ask('window_title', { title, story }),
    openWindow: (story) => ask('open_window', { story }),
    saveElsewhere: (words) => ask<string | null>('save_elsewhere', { words }),
    onEvent: (handler) => events.add(handler),
    onDrag: (handler) => drags.add(handler),
    onFilesDropped: (handler) => drops.add(handler),
    onCloseRequested: (flush, unsafe = () => null) => {
      flushes.set(flush, unsafe);
      return () => flushes.delete(flush);
    },
    pictureAddress: (src) => {
      const hash = /^media:([0-9a-f]{64})$/.exec(src)?.[1];
      return hash === undefined ? null : `stet-media://localhost/${hash}`;
    },
    onUnsaved: (handler) => unsaved.add(handler),
    closeAnyway: () => ask('close_anyway'),
    proofAddress: (story, paper, version) =>
      `stet-page://localhost/${encodeURIComponent(story)}?proof=${paper}&v=${version}`,
    printProof: (story, paper) => ask<boolean>('print_proof', { story, paper }),
    proofPdf: (story, paper) => ask<string | null>('proof_pdf', { story, paper }),
    pageAddress: (story, version) => `stet-page://localhost/${encodeURIComponent(story)}?v=${version}`,
  };
}
