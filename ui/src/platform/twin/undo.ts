/** What can be taken back in a story, by its text’s number. */
import type { Json } from '../wire';
import type { Newsroom } from './newsroom';
import { find } from './stories';

export function keepUndo(
  room: Newsroom,
  id: string,
  undo: { seq: number; past: Json[] },
): Record<never, never> {
  const story = find(room, id);
  if (undo.seq === story.seq) story.undo = undo;
  return {};
}

export function keptUndo(room: Newsroom, id: string): { past: Json[] } {
  const story = find(room, id);
  return { past: story.undo?.seq === story.seq ? story.undo.past : [] };
}
