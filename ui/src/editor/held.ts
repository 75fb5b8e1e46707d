/**
 * A place kept for something that takes a while to come, such as a picture that is
 * being read: it is followed through what is written meanwhile, and it knows
 * whether the caret has gone on to something else since.
 */
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

interface Kept {
  at: number;
  /** Nobody wrote or moved the caret since. */
  still: boolean;
}

type All = ReadonlyMap<Held, Kept>;

const HELD = new PluginKey<All>('places held');

/** Follows the places that are kept. */
export function heldPlaces(): Plugin<All> {
  return new Plugin<All>({
    key: HELD,
    state: { init: (): All => new Map(), apply: follow },
  });
}

function follow(tr: Transaction, all: All): All {
  const said = tr.getMeta(HELD) as { held: Held; kept: Kept | null } | undefined;
  if (said === undefined && (all.size === 0 || !(tr.docChanged || tr.selectionSet))) return all;
  // What plugins put right belongs to the change they follow.
  const root = (tr.getMeta('appendedTransaction') as Transaction | undefined) ?? tr;
  const mine = root.selectionSet || (root.docChanged && root.getMeta('addToHistory') !== false);
  const now = new Map<Held, Kept>();
  for (const [held, { at, still }] of all)
    now.set(held, { at: tr.mapping.map(at, -1), still: still && !mine });
  if (said !== undefined && said.kept === null) now.delete(said.held);
  else if (said?.kept) now.set(said.held, said.kept);
  return now;
}

/** One kept place: where the caret was when it was made. */
export class Held {
  constructor(private readonly view: EditorView) {
    view.dispatch(this.moved(view.state.tr, { at: view.state.selection.to, still: true }));
  }

  /** Where it is now; null where the whole text gave way to another. */
  get at(): number | null {
    return this.#kept?.at ?? null;
  }

  /** May the caret go there? Not once somebody writes elsewhere, in the text or above it. */
  get still(): boolean {
    const { dom } = this.view;
    const focus = dom.ownerDocument.activeElement;
    const elsewhere =
      focus !== dom && focus !== null && focus.matches('input, textarea, select, [contenteditable=true]');
    return this.#kept?.still === true && !elsewhere;
  }

  /** Writes into a change that the place is another one after it. */
  moved(tr: Transaction, kept: Kept | null): Transaction {
    return tr.setMeta(HELD, { held: this, kept });
  }

  /** It is kept no longer. */
  letGo(): void {
    if (!this.view.isDestroyed) this.view.dispatch(this.moved(this.view.state.tr, null));
  }

  get #kept(): Kept | undefined {
    return HELD.getState(this.view.state)?.get(this);
  }
}
