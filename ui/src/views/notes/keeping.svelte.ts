/** Words beside the copy that keep themselves: sent a moment after the last key, called saved once they are. */
import { asFailure } from '../../platform';

/** How long after the last key, in milliseconds. */
const WAIT = 700;
/** How long after a failure they are sent again, in milliseconds. */
const AGAIN = 5_000;

/** Is it safe? */
export type Kept =
  | { state: 'nothing' }
  | { state: 'saving' }
  | { state: 'saved'; at: string }
  | { state: 'unsaved'; why: string };

export class Keeping {
  state = $state.raw<Kept>({ state: 'nothing' });
  #typed: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;

  constructor(
    private readonly send: (text: string) => Promise<string>,
    /** Told whenever all of it is saved. */
    private readonly safe: () => void = () => undefined,
  ) {}

  /** True while words are not saved, or not known to be. */
  get unsent(): boolean {
    return this.#typed !== null || this.#sending !== null;
  }

  /** Words from before, as they were saved. */
  began(at: string | null): void {
    this.state = at === null ? { state: 'nothing' } : { state: 'saved', at };
  }

  typed(text: string): void {
    this.#typed = text;
    this.state = { state: 'saving' };
    this.#later(WAIT);
  }

  /** Sends what is not sent yet, and ends when all of it is; it is tried again later where that fails. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    while (this.unsent) {
      if (this.#sending !== null) await this.#sending;
      else {
        this.#sending = this.#once(this.#typed ?? '').finally(() => (this.#sending = null));
        await this.#sending;
        if (this.state.state === 'unsaved') return this.#later(AGAIN);
      }
    }
  }

  /** Nothing more is sent. */
  close(): void {
    clearTimeout(this.#timer);
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), wait);
  }

  async #once(text: string): Promise<void> {
    this.#typed = null;
    try {
      const at = await this.send(text);
      // Words typed meanwhile are not in it.
      if (this.#typed !== null) return;
      this.state = { state: 'saved', at };
      this.safe();
    } catch (error) {
      this.#typed ??= text;
      this.state = { state: 'unsaved', why: asFailure(error).message };
    }
  }
}
