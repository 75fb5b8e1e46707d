/** Every action of the window. A room adds its own in a file of its own here. */
import type { Action, Scope } from '../action';
import { copyActions } from './copy';
import { findActions } from './find';
import { historyActions } from './history';
import { insertActions } from './insert';
import { listActions } from './lists';
import { pasteActions } from './pastes';
import { reviewActions } from './review';
import { storyActions } from './story';
import { viewActions } from './view';
import { windowActions } from './window';
import { writingActions } from './writing';

const all = {
  ...windowActions,
  ...listActions,
  ...storyActions,
  ...reviewActions,
  ...findActions,
  ...historyActions,
  ...copyActions,
  ...insertActions,
  ...pasteActions,
  ...viewActions,
  ...writingActions,
} as const;

export type ActionId = keyof typeof all;
type In<S extends Scope> = {
  [Id in ActionId]: (typeof all)[Id]['scope'] extends S ? Id : never;
}[ActionId];
/** Done to the row the keyboard stands on. */
export type ListActionId = In<'list' | 'desk' | 'release'>;
/** Commands of the editor's. */
export type CopyActionId = In<'copy'>;

/** The catalogue, in the order it is shown. */
export const catalogue: Readonly<Record<ActionId, Action>> = all;

/** The ids, in the order they are shown. */
export const actionIds = Object.keys(all) as ActionId[];
