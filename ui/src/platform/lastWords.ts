/** What is done with a window's last words before it closes. */
import type { Words } from './wire';

/** How long the last saves may take before the window says what is not safe, in milliseconds. The host waits longer. */
export const PATIENCE_MS = 2000;

/** What commits a part of the window's words, and what tells those that are not known to be committed. */
export type Flushes = Map<() => Promise<void>, () => Words | null>;

/** Commits what is typed, as far as that is done in time; gives the words that are not known to be safe then. */
export async function lastWords(flushes: Flushes): Promise<Words[]> {
  let patience: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    patience = setTimeout(resolve, PATIENCE_MS);
  });
  // One that fails or hangs must not keep the others, or the answer, waiting.
  await Promise.race([Promise.allSettled([...flushes.keys()].map((flush) => flush())), enough]);
  clearTimeout(patience);
  return [...flushes.values()].map((unsafe) => unsafe()).filter((words) => words !== null);
}
