/**
 * The save loop: what is typed is sent in batches, one at a time, and counts as
 * saved when the host has committed it, never before. Whatever fails, the words
 * stay here and are sent again.
 *
 * It knows neither the window nor the host: both are handed in.
 */
import type { Node } from 'prosemirror-model';
import { changesSince, knownFrom, type Changes, type Known } from './changes';

/** The words of a story at one moment; all parts are values. */
export interface Copy<F> {
  readonly furniture: F;
  readonly doc: Node;
}

/** One batch on its way to the host. */
export interface Batch<F> extends Changes {
  seq: number;
  furniture: F | null;
}

/** Where the words are. */
export type Safe =
  | { state: 'saved'; at: string }
  /** Committed, but beside the story's text: somebody has to settle it. */
  | { state: 'kept'; at: string }
  /** Something typed is not committed yet. */
  | { state: 'saving' }
  /** And could not be; the words are kept here and tried again, or wait for a decision. */
  | { state: 'unsaved'; why: string; final: boolean };

/** What the host says to a batch, as far as the loop cares. */
export interface Ack {
  seq: number;
  at: string;
  /** The text has other words too now. */
  met?: boolean;
  /** The words went beside the text, which does not have them. */
  kept?: object | null;
}

/** What the loop is given to work with. */
export interface JournalRoom<F, A extends Ack> {
  /** The words now. */
  copy: () => Copy<F>;
  sameFurniture: (a: F, b: F) => boolean;
  send: (batch: Batch<F>) => Promise<A>;
  /** After every commit, with the words that were committed. Nothing more is sent until it is done. */
  saved: (ack: A, copy: Copy<F>) => Promise<void> | void;
  state: (safe: Safe) => void;
  /** No batch is with the host any more. */
  free?: () => void;
  /** The failure in a sentence, and whether trying again by itself is no use. */
  read: (error: unknown) => { why: string; final: boolean };
}

/** A text the host has. */
export interface Start<F> {
  seq: number;
  known: Known;
  furniture: F;
  /** When it was committed. */
  at: string;
}

/** The longest the first unsent key waits, in milliseconds. */
export const BATCH_MS = 500;
const BACK_OFF_MS = [1000, 2000, 4000, 8000, 15000];

/** Saves one story's words for as long as it is open. */
export class Journal<F, A extends Ack> {
  #seq: number;
  #known: Known;
  #furniture: F;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #flight: Promise<boolean> | null = null;
  #failures = 0;
  #dirty = false;
  /** A batch was sent, and whether it is committed is not known. */
  #sent = false;
  #closed = false;
  #at: string;
  #error: unknown = new Error('nothing was sent');

  constructor(
    private readonly room: JournalRoom<F, A>,
    start: Start<F>,
  ) {
    this.#seq = start.seq;
    this.#known = start.known;
    this.#furniture = start.furniture;
    this.#at = start.at;
  }

  /** The number of the last text heard of. */
  get seq(): number {
    return this.#seq;
  }

  /** The text the host is known to have. */
  get base(): Start<F> {
    return { seq: this.#seq, known: this.#known, furniture: this.#furniture, at: this.#at };
  }

  /** True while something typed is in no batch that is committed or on its way. */
  get dirty(): boolean {
    return this.#dirty;
  }

  /** True until all that was typed is known to be committed. */
  get unsafe(): boolean {
    return this.#dirty || this.#sent;
  }

  /** True while a batch is with the host. */
  get busy(): boolean {
    return this.#flight !== null;
  }

  /** Say so after every key; costs nothing while a batch is already due. */
  typed(): void {
    if (this.#closed) return;
    if (!this.#dirty) {
      this.#dirty = true;
      if (this.#failures === 0) this.room.state({ state: 'saving' });
    }
    if (this.#timer === null && this.#flight === null) this.#later(BATCH_MS);
  }

  /** Commits all that is typed now; rejects with the failure when that can't be done. */
  async flush(): Promise<void> {
    this.#clear();
    while (this.#flight !== null || this.#dirty) {
      if (this.#flight !== null) await this.#flight;
      else if (!(await this.#send())) throw this.#error;
    }
  }

  /** The host has this text: carry on from it. What differs from it in `copy` counts as typed. */
  restart(start: Start<F>): void {
    this.#clear();
    this.#seq = start.seq;
    this.#known = start.known;
    this.#furniture = start.furniture;
    this.#at = start.at;
    this.#failures = 0;
    this.#dirty = false;
    if (this.#batch() !== null) this.typed();
    else this.room.state({ state: 'saved', at: this.#at });
  }

  /** No more sends. Call after `flush`. */
  close(): void {
    this.#closed = true;
    this.#clear();
  }

  #batch(copy = this.room.copy()): Batch<F> | null {
    const changes = changesSince(this.#known, copy.doc);
    const same = this.room.sameFurniture(this.#furniture, copy.furniture);
    if (changes === null && same) return null;
    const none = { changed: [], order: [...this.#known.order], gone: [] };
    return { seq: this.#seq, furniture: same ? null : copy.furniture, ...(changes ?? none) };
  }

  #send(): Promise<boolean> {
    const copy = this.room.copy();
    const batch = this.#batch(copy);
    this.#dirty = false;
    if (batch === null) {
      this.#failures = 0;
      this.room.state({ state: 'saved', at: this.#at });
      return Promise.resolve(true);
    }
    this.#sent = true;
    this.room.state({ state: 'saving' });
    this.#flight = this.#fly(batch, copy).finally(() => {
      this.#flight = null;
      if (this.#dirty && !this.#closed && this.#timer === null) this.#later(this.#pause());
      this.room.free?.();
    });
    return this.#flight;
  }

  async #fly(batch: Batch<F>, copy: Copy<F>): Promise<boolean> {
    try {
      const ack = await this.room.send(batch);
      this.#sent = false;
      this.#at = ack.at;
      this.#failures = 0;
      const beside = ack.kept !== undefined && ack.kept !== null;
      // Else the text is not the one that was sent, and the room says which it is.
      if (ack.met !== true && !beside) {
        this.#seq = ack.seq;
        this.#known = knownFrom(copy.doc);
        this.#furniture = copy.furniture;
      }
      await this.room.saved(ack, copy);
      if (this.#dirty) this.room.state({ state: 'saving' });
      else this.room.state({ state: beside ? 'kept' : 'saved', at: ack.at });
      return true;
    } catch (error) {
      this.#error = error;
      this.#dirty = true;
      this.#sent = false;
      this.#failures += 1;
      const { why, final } = this.room.read(error);
      this.room.state({ state: 'unsaved', why, final });
      return false;
    }
  }

  #pause(): number {
    if (this.#failures === 0) return BATCH_MS;
    return BACK_OFF_MS[Math.min(this.#failures, BACK_OFF_MS.length) - 1] ?? BATCH_MS;
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (this.#flight === null && this.#dirty) void this.#send();
    }, ms);
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
