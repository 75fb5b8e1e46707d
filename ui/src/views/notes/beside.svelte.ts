/** What one person writes beside a story: a note for everybody, and a scratchpad. It is kept as long as the story is. */
import { takeInLine } from '../../editor';
import { asFailure, platform, type wire } from '../../platform';
import { Keeping } from './keeping.svelte';
import { asWords } from './rescue';

export class Beside {
  notes = $state.raw<wire.StoryNote[]>([]);
  /** The words of the note being written, and which it is; none until its first words are kept. */
  words = $state('');
  current = $state.raw<string | null>(null);
  scratch = $state('');
  /** True once the scratchpad is read. */
  ready = $state(false);
  failure = $state.raw<wire.Failure | null>(null);
  /** Told whenever something here is saved. */
  onSafe: (() => void) | null = null;
  /** What the scratchpad is known to say. */
  #since = '';
  /** Rises with every key in the scratchpad: what was asked before is old then. */
  #keys = 0;

  readonly note = new Keeping(
    async (text) => {
      const kept = await platform.call('save_note', { story: this.story, note: this.current, text });
      this.current = kept.note;
      return kept.at;
    },
    () => this.onSafe?.(),
  );

  readonly pad = new Keeping(
    async (text) => {
      const kept = await platform.call('save_scratch', { story: this.story, text, since: this.#since });
      this.#since = kept.met ?? text;
      if (kept.met !== null) this.#met(text, kept.met);
      return kept.at;
    },
    () => this.onSafe?.(),
  );

  constructor(private readonly story: string) {}

  /** True while words here are not saved. */
  get unsent(): boolean {
    return this.note.unsent || this.pad.unsent;
  }

  /** Why they could not be; empty while nothing failed. */
  get why(): string {
    const failed = [this.note.state, this.pad.state].find(({ state }) => state === 'unsaved');
    return failed?.state === 'unsaved' ? failed.why : '';
  }

  /** Reads what is there; words that are not saved yet stay. */
  async read(): Promise<void> {
    const keys = this.#keys;
    try {
      const seen = await platform.call('notes', { story: this.story });
      this.notes = seen.notes;
      this.failure = null;
      // Somebody else sits here now.
      if (seen.notes.some(({ id, mine }) => id === this.current && !mine)) this.#fresh();
      if (this.pad.unsent || keys !== this.#keys) return;
      this.scratch = this.#since = seen.scratch;
      this.pad.began(seen.scratch_at);
      this.ready = true;
    } catch (error) {
      this.failure = asFailure(error);
    }
  }

  typedNote(): void {
    this.note.typed(this.words);
  }

  typedScratch(): void {
    this.#keys += 1;
    this.pad.typed(this.scratch);
  }

  /** The note is done: it stands with the others, and the field is empty for the next. */
  async done(): Promise<void> {
    if (await this.#settled()) await this.read();
  }

  /** Takes a note up again once the one in the field is kept; false while that one is not. */
  async change(note: wire.StoryNote): Promise<boolean> {
    if (!(await this.#settled())) return false;
    this.current = note.id;
    this.words = note.text;
    this.note.began(note.changed_at);
    return true;
  }

  async remove(note: wire.StoryNote): Promise<void> {
    try {
      await platform.call('save_note', { story: this.story, note: note.id, text: '' });
      await this.read();
    } catch (error) {
      this.failure = asFailure(error);
    }
  }

  /** Sends what is not sent yet; rejects with the reason where that can't be done. */
  async flush(): Promise<void> {
    await Promise.all([this.note.flush(), this.pad.flush()]);
    if (this.unsent) throw asFailure({ code: 'io', message: this.why, refusal: null });
  }

  /** The words here that are not saved, for a file of their own; none when all are. */
  unsafeWords(headline: string): wire.Words | null {
    const note = this.note.unsent ? this.words : '';
    const pad = this.pad.unsent ? this.scratch : '';
    return this.unsent ? asWords(headline, [note, pad]) : null;
  }

  /** Nothing more is sent. */
  close(): void {
    this.note.close();
    this.pad.close();
  }

  /** Another window wrote in the scratchpad too: what is typed meanwhile goes on from both. */
  #met(sent: string, met: string): void {
    const typed = this.scratch !== sent;
    this.scratch = takeInLine(this.scratch, sent, met);
    if (typed) this.typedScratch();
  }

  async #settled(): Promise<boolean> {
    await this.note.flush();
    if (this.note.unsent) return false;
    this.#fresh();
    return true;
  }

  #fresh(): void {
    this.current = null;
    this.words = '';
    this.note.began(null);
  }
}
