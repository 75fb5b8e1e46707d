/** Files dropped on the window that an open story takes itself. Everything else is for the import. */
import type { Picked } from './platform';

type Taker = (files: readonly Picked[]) => boolean;

const takers: Taker[] = [];

/** Is asked for dropped files from now on; returns the way to stop. The newest taker is asked. */
export function takeDrops(taker: Taker): () => void {
  takers.push(taker);
  return () => {
    takers.splice(takers.indexOf(taker), 1);
  };
}

/** Hands files over where somebody takes them; false where nobody does. */
export function dropTaken(files: readonly Picked[]): boolean {
  return files.length > 0 && takers.at(-1)?.(files) === true;
}

/** By its name a picture. */
export function isPicture(name: string): boolean {
  return /\.(jpe?g|png|webp|gif|bmp)$/i.test(name);
}

/** By its name a file of copy. */
export function isCopy(name: string): boolean {
  return /\.(docx|md|markdown|html?|txt|text)$/i.test(name);
}
