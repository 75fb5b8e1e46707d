/** The open newsroom as the host tells it, and the fact that it changed. */
import { platform, type wire } from './platform';
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

  async actAs(person: string): Promise<void> {
    try {
      // What was typed is of whoever sat here.
      await (await import('./views/story/shelf')).flushAll();
      this.state = await platform.call('act_as', { person });
      await this.#changeHands();
      this.changes += 1;
    } catch (thrown) {
      complain(thrown);
    }
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
