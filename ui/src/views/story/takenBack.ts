/** What can be taken back in an open story: told by the page, kept with the text, taken up again when it is opened. */
import type { Json } from '../../editor';
import { platform, type wire } from '../../platform';

/** How long after a save what can be taken back is kept, in milliseconds; a crash costs no more of it. */
const KEEP_MS = 3_000;

export class TakenBack {
  /** What can be taken back now; told by the page. */
  now: (() => Json[]) | null = null;
  #before: Json[];
  /** Something was typed here since it was kept last. */
  #typed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly story: string,
    /** The number of the text on the page; none while it is not the one that is saved. */
    private readonly seq: () => number | null,
    kept: wire.KeptUndo,
  ) {
    this.#before = kept.past as Json[];
  }

  typed(): void {
    this.#typed = true;
  }

  /** What could be taken back when the story was left last, whether or not it was let go then; once. */
  take(): Json[] {
    const before = this.now?.() ?? this.#before;
    this.now = null;
    this.#before = [];
    return before;
  }

  /** Keeps what can be taken back with the text as it is committed now. */
  async keep(): Promise<void> {
    clearTimeout(this.#timer);
    const seq = this.seq();
    if (this.now === null || seq === null || !this.#typed) return;
    // What is typed meanwhile is not in it.
    this.#typed = false;
    try {
      await platform.call('keep_undo', { story: this.story, seq, past: this.now() as wire.Json[] });
    } catch (failure) {
      this.#typed = true;
      throw failure;
    }
  }

  /** Keeps it once nothing was saved for a moment. */
  keepSoon(): void {
    clearTimeout(this.#timer);
    // The next save, or leaving the story, tries again.
    this.#timer = setTimeout(() => this.keep().catch(() => undefined), KEEP_MS);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}
