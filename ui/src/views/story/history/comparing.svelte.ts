/** Two versions of the open story beside each other: which, what came of it, and where the reader stands. */
import { asFailure, platform, type wire } from '../../../platform';
import { complain, say } from '../../../said.svelte';
import type { OpenStory } from '../openStory.svelte';

/** The versions that have a word of their own, and what they are called in a sentence. */
export const WORDS: Readonly<Record<string, string>> = {
  opened: 'you last opened it',
  filed: 'it was filed',
  approved: 'it was approved',
  released: 'it was released',
};

export class Comparing {
  /** What came of the comparison; none while it is not open or not read yet. */
  found = $state.raw<wire.Comparison | null>(null);
  failure = $state.raw<wire.Failure | null>(null);
  open = $state(false);
  /** What was asked for: a revision, a word, empty for the version before. */
  a = $state('');
  b = $state('now');
  /** The history as the panel and the pickers show it. */
  timeline = $state.raw<wire.Timeline | null>(null);
  unread = $state.raw<wire.Failure | null>(null);
  readonly story: OpenStory;
  #asked = 0;

  constructor(story: OpenStory) {
    this.story = story;
  }

  /** Reads the history again. */
  async read(): Promise<void> {
    try {
      this.timeline = await platform.call('timeline', { story: this.story.id });
      this.unread = null;
    } catch (error) {
      this.unread = asFailure(error);
    }
  }

  /** Compares; everything typed is committed first. */
  async compare(a: string, b = 'now'): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    Object.assign(this, { a, b, open: true, failure: null });
    try {
      await this.story.flush();
      const found = await platform.call('compare', { story: this.story.id, a, b });
      if (mine === this.#asked) this.found = found;
    } catch (error) {
      if (mine === this.#asked) Object.assign(this, { failure: asFailure(error), found: null });
    }
  }

  /** Compares the same two once more. */
  again(): Promise<void> {
    return this.compare(this.a, this.b);
  }

  /** Compares with the newest of what was opened, filed, approved, released. */
  async since(): Promise<void> {
    await this.read();
    const newest = [...(this.timeline?.marks ?? [])].sort((one, two) => two.at.localeCompare(one.at))[0];
    await this.compare(newest?.word ?? '');
  }

  /** Puts a version back as a new one, and shows the page; or one place of it, and goes on comparing. */
  async restore(revision: string, place = ''): Promise<void> {
    try {
      await this.story.putBack(revision, place);
      say(place === '' ? 'The version is put back; what stood there is in the history.' : 'Put back.');
      if (place === '') this.close();
      await Promise.all([this.read(), this.open ? this.again() : null]);
    } catch (error) {
      complain(error);
    }
  }

  /** Calls a version something; empty takes the name away. */
  async name(revision: string, name: string): Promise<void> {
    try {
      await this.story.flush();
      this.timeline = await platform.call('name_version', { story: this.story.id, revision, name });
    } catch (error) {
      complain(error);
    }
  }

  close(): void {
    this.open = false;
    this.found = null;
    this.failure = null;
  }
}
