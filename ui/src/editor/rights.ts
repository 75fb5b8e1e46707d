/**
 * Fields that blocks have outside their words may be typed in when the words may:
 * they hear when that changes, for nothing about the blocks changes with it.
 */
import type { EditorView } from 'prosemirror-view';

const hearers = new WeakMap<EditorView, Set<() => void>>();

/** Calls `hear` whenever the body may be typed in, or no longer; what it answers ends that. */
export function onRights(view: EditorView, hear: () => void): () => void {
  const all = hearers.get(view) ?? new Set();
  hearers.set(view, all.add(hear));
  return () => void all.delete(hear);
}

/** Tells every field of a body to ask again. */
export function tellRights(view: EditorView): void {
  for (const hear of hearers.get(view) ?? []) hear();
}
