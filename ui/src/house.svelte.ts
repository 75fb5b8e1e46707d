/** The open newsroom as the host tells it, and the fact that it changed. */
import { PATIENCE_MS, platform, type wire } from './platform';
import { complain } from './said.svelte';

/** How long to gather changes before lists are read again: typing elsewhere must not make them flicker. */
const GATHER = 250;

class House {
  state = $state.raw<wire.HouseState | null>(null);
  /** Grows with every change told by the host; reading it in an effect means "again when something changed". */
  changes = $state(0);
  progress = $state.raw<{ job: string; done: number; total: number } | null>(null);
  #gathering: ReturnType<typeof setTimeout> | undefined;

  get newsroom(): wire.NewsroomView | null {
    return this.state?.newsroom ?? null;
  }

  get zone(): string {
    return this.newsroom?.zone ?? 'UTC';
  }

  /** Reads the house for the first time and listens from then on. */
  async enter(): Promise<void> {
    platform.onEvent((event) => this.#hear(event));
    await this.read();
  }

  async read(): Promise<void> {
    try {
      const before = this.newsroom?.me.id;
      this.state = await platform.call('state', {});
      if (before !== undefined && before !== this.newsroom?.me.id) await this.#changeHands();
    } catch (thrown) {
      complain(thrown);
    }
  }

  /** Nobody is let in. */
  get locked(): boolean {
    return this.newsroom?.seat.locked === true;
  }

  /** Whoever sits here has a passphrase. */
  get keyed(): boolean {
    return this.newsroom?.seat.keyed.includes(this.newsroom.me.id) === true;
  }

  /** Sits somebody down, or unlocks; rejects with why not. */
  async sitDown(person: string, passphrase: string): Promise<void> {
    // What was typed is of whoever sat here.
    if (!this.locked) await (await import('./views/story/shelf')).flushAll();
    const before = this.newsroom?.me.id;
    this.state = await platform.call('sit_down', { person, passphrase });
    if (before !== this.newsroom?.me.id) await this.#changeHands();
    this.changes += 1;
  }

  /** Locks the screen. The host has every window commit its last words first; what hangs does not hold it open. */
  async lock(): Promise<void> {
    try {
      const { flushAll } = await import('./views/story/shelf');
      const enough = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
      await Promise.race([flushAll().catch(() => undefined), enough]);
      this.state = await platform.call('lock', {});
    } catch (thrown) {
      complain(thrown);
    }
  }

  /** Sets, changes or, with an empty one, gives up the passphrase of whoever sits here; rejects with why not. */
  async setPassphrase(old: string, next: string): Promise<void> {
    this.state = await platform.call('set_passphrase', { old, new: next });
  }

  async #changeHands(): Promise<void> {
    await (await import('./views/story/shelf')).changeHands();
  }

  #hear(event: wire.Event): void {
    if (event.event === 'progress') this.progress = event;
    else if (event.event === 'problem') complain({ ...event, refusal: null });
    else this.#changed(event.story === null);
  }

  #changed(people: boolean): void {
    if (people) void this.read();
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => (this.changes += 1), GATHER);
  }
}

export const house = new House();
