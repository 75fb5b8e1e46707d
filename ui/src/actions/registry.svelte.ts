/**
 * Who does what now. The catalogue lists every action there is; screens and the
 * editor offer to do theirs while they stand, and take the offer back when they
 * go. Keys, buttons, the page of keys and the palette all ask here.
 */
import { untrack } from 'svelte';
import type { Scope } from './action';
import { catalogue, type ActionId } from './catalogue';

/** How an action is done. */
export interface Doing {
  run: () => void;
  /** Why it can't be done now, in a sentence; empty when it can. */
  why?: () => string;
  /** What it does just now, where that is more than the catalogue says. */
  label?: () => string;
}

/** What a part of the window offers to do. */
export type Offers = Partial<Record<ActionId, Doing | (() => void)>>;

const ABSENT: Readonly<Record<Scope, string>> = {
  anywhere: 'Not on this screen.',
  list: 'Go to a list of stories first.',
  desk: 'Go to the desk first.',
  release: 'Go to release first.',
  review: 'Open a story for review first.',
  story: 'Open a story first.',
  copy: 'Open a story and put the caret in its text first.',
};

class Registry {
  #offers = $state.raw<ReadonlyMap<ActionId, readonly Doing[]>>(new Map());

  /** Offers to do something from now on; returns the way to stop. The newest offer of an action is the one taken. */
  offer(offers: Offers): () => void {
    const mine = Object.entries(offers).map(
      ([id, how]) => [id as ActionId, typeof how === 'function' ? { run: how } : how] as const,
    );
    this.#change((all) => {
      for (const [id, doing] of mine) all.set(id, [...(all.get(id) ?? []), doing]);
    });
    return () =>
      this.#change((all) => {
        for (const [id, doing] of mine)
          all.set(
            id,
            (all.get(id) ?? []).filter((other) => other !== doing),
          );
      });
  }

  /** Does somebody offer it? */
  offered(id: ActionId): boolean {
    return this.#doing(id) !== undefined;
  }

  /** Why it can't be done now; empty when it can. */
  why(id: ActionId): string {
    const doing = this.#doing(id);
    return doing === undefined ? ABSENT[catalogue[id].scope] : (doing.why?.() ?? '');
  }

  /** What it is called just now. */
  label(id: ActionId): string {
    return this.#doing(id)?.label?.() ?? catalogue[id].label;
  }

  /** Does it; answers why not otherwise. */
  run(id: ActionId): string {
    const why = this.why(id);
    if (why === '') this.#doing(id)?.run();
    return why;
  }

  #doing(id: ActionId): Doing | undefined {
    return this.#offers.get(id)?.at(-1);
  }

  #change(change: (all: Map<ActionId, readonly Doing[]>) => void): void {
    const all = new Map(untrack(() => this.#offers));
    change(all);
    this.#offers = all;
  }
}

export const actions = new Registry();
