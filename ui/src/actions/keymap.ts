/** The editor's keys from the catalogue, so that no second table can say otherwise. */
import type { Command } from 'prosemirror-state';
import { catalogue, type CopyActionId } from './catalogue';

/** Commands by the actions they do. */
export type Commands = Partial<Record<CopyActionId, Command>>;

/** A ProseMirror key map; pairs of strokes are heard by the window. */
export function keymapOf(commands: Commands): Record<string, Command> {
  const map: Record<string, Command> = {};
  for (const [id, command] of Object.entries(commands) as [CopyActionId, Command][]) {
    for (const key of catalogue[id].keys) if (!key.includes(' ')) map[key] = command;
  }
  return map;
}
