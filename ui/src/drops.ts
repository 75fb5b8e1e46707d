/** Files dropped on the window that an open story takes itself: pictures. Everything else is for the import. */
import type { Picked } from './platform';

type Taker = (files: readonly Picked[]) => void;

const takers: Taker[] = [];

/** Takes dropped pictures from now on; returns the way to stop. The newest taker is asked. */
export function takePictures(taker: Taker): () => void {
  takers.push(taker);
  return () => {
    takers.splice(takers.indexOf(taker), 1);
  };
}

/** Hands pictures over where somebody takes them; false where they are none, or nobody does. */
export function picturesTaken(files: readonly Picked[]): boolean {
  const taker = takers.at(-1);
  const pictures = files.length > 0 && files.every(({ name }) => /\.(jpe?g|png|webp|gif|bmp)$/i.test(name));
  if (taker === undefined || !pictures) return false;
  taker(files);
  return true;
}
