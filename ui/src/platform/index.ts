/**
 * The only door to the host. `platform` is the host when there is one, and an
 * in-memory twin of it in a browser and in tests.
 */
import type { Platform } from './platform';
import { hosted, tauri } from './tauri';

export { PATIENCE_MS } from './lastWords';
export { asFailure, isFailure } from './platform';
export type { CommandName, Picked, Platform, Reply, Request, Stop } from './platform';
export type * as wire from './wire';

export let platform: Platform;

/** Chooses the platform; called once, before anything is drawn. */
export async function enter(): Promise<void> {
  if (hosted()) {
    use(await tauri());
  } else if (import.meta.env.DEV || import.meta.env.MODE === 'twin') {
    use((await import('./memory')).memoryFor(window.location.search));
  } else {
    throw new Error('Stet’s window runs inside Stet. Start it with `cargo xtask run`.');
  }
}

/** For tests: everything after this asks `other`. */
export function use(other: Platform): void {
  platform = other;
}
