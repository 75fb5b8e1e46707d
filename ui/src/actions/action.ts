/** What an action is: one thing a journalist can have done, by a key, a button or by its name. */

/** Where an action's key is heard; a narrower place hears first. */
export type Scope = 'anywhere' | 'list' | 'desk' | 'release' | 'review' | 'story' | 'copy';

/** An action as the catalogue has it: what stays the same whoever offers it. */
export interface Action {
  /** What it does, in a journalist's words. */
  readonly label: string;
  /** The heading it stands under on the page of keys. */
  readonly group: string;
  readonly scope: Scope;
  /** The keys that do it, in the notation of `strokes.ts`; the first one is shown. */
  readonly keys: readonly [string, ...string[]];
  /** The key is heard by the part it belongs to, because the toolkit does the work (Esc, paste). */
  readonly own?: true;
}

/** Several actions by their ids, as a room's file of the catalogue lists them. */
export type Actions = Readonly<Record<string, Action>>;
