/** The actions of the window: what there is to do, who does it now, and its keys. */
import { onMount } from 'svelte';
import { catalogue, type ActionId } from './catalogue';
import { actions, type Offers } from './registry.svelte';
import { caps, spoken } from './strokes';

export type { Action, Scope } from './action';
export { actionIds, catalogue, type ActionId, type CopyActionId, type ListActionId } from './catalogue';
export { keymapOf, type Commands } from './keymap';
export { hears } from './hears';
export { listen, typing } from './listen';
export { actions, type Doing, type Offers } from './registry.svelte';
export { fitting } from './search';
export { caps, THEN } from './strokes';

/** Offers to do something for as long as the component stands. Call while it is being set up. */
export function offering(offers: Offers): void {
  onMount(() => actions.offer(offers));
}

/** The caps of an action's first key. */
export function keysOf(id: ActionId): string[] {
  return caps(catalogue[id].keys[0]);
}

/** For a button's `title`: what it does and by which key. */
export function tip(id: ActionId): string {
  return `${actions.label(id)}  ${keysOf(id).join(' ')}`;
}

/** For a button's `aria-keyshortcuts`. */
export function shortcuts(id: ActionId): string {
  return catalogue[id].keys.map(spoken).join(' ');
}
