/**
 * One story open for writing: its words, its save loop, and its record as the
 * host last told it. Words are plain values that change with every key; what
 * the panels show is reactive and changes seldom, so that no key redraws them.
 */
import type { Node } from 'prosemirror-model';
import { countWords, Journal, knownFrom, knownOf, type Copy, type Safe, type Start } from '../../editor';
import { platform, type wire } from '../../platform';
import { thisWindow } from '../../thisWindow';
import { Beside } from '../notes/beside.svelte';
import { Comparing } from './history/comparing.svelte';
import { TakenBack } from './takenBack';
import {
  inAFile,
  knownIn,
  sameAbove,
  takenWords,
  theirsOf,
  toWire,
  whyUnsaved,
  wordsOf,
  type Above,
  type Page,
  type Theirs,
  type Words,
} from './text';

/** How long after the last key the live count is taken, in milliseconds. */
const COUNT_MS = 250;
/** How long after a save the record is read again, in milliseconds. */
const REREAD_MS = 1200;

export class OpenStory {
  readonly id: string;
  view = $state.raw() as wire.StoryView;
  safe = $state.raw() as Safe;
  seq = $state(0);
  words = $state(0);
  minutes = $state(0);
  placeholders = $state(0);
  /** Rises a moment after words were typed, for what reads them whole. */
  edited = $state(0);
  /** True once the approval was voided by typing, until the next act. */
  reopened = $state(false);
  /** Blocks in which words from two windows were put together, until somebody has looked. */
  flagged = $state.raw<readonly string[]>([]);
  page: Page | null = null;
  /** What can be taken back. */
  readonly past: TakenBack;
  /** What is written beside it. */
  readonly beside: Beside;
  /** Its versions, compared. */
  readonly comparing = new Comparing(this);
  /** Told once everything typed is committed. */
  onSafe: (() => void) | null = null;

  #now: Words;
  readonly #journal: Journal<Above, wire.Saved>;
  /** The lease this window types under, and the text beside the story that its words go on. */
  #token: number | null;
  #kept: number | null = null;
  /** The newest text heard of, and whether it is being fetched. */
  #heard = 0;
  #following = false;
  /** Words are being brought in, not typed. */
  #taking = false;
  #count: ReturnType<typeof setTimeout> | undefined;
  #reread: ReturnType<typeof setTimeout> | undefined;

  constructor(
    view: wire.StoryView,
    private readonly window: string = thisWindow,
    past: wire.KeptUndo = { past: [] },
  ) {
    this.id = view.row.id;
    this.beside = new Beside(this.id);
    const saved = (): boolean => !this.dirty && this.safe.state === 'saved';
    this.past = new TakenBack(this.id, () => (saved() ? this.seq : null), past);
    this.view = view;
    this.seq = view.seq;
    this.safe = { state: 'saved', at: view.row.changed_at };
    this.#now = wordsOf(view);
    this.#token = view.lease?.mine === true ? view.lease.token : null;
    this.#figures(view);
    this.#journal = new Journal<Above, wire.Saved>(
      {
        copy: () => ({ furniture: this.#now.above, doc: this.#now.doc }),
        sameFurniture: sameAbove,
        send: ({ seq, furniture, changed, order, gone }) =>
          platform.call('type_text', {
            story: this.id,
            seq,
            furniture: furniture === null ? null : toWire(furniture),
            changed: changed as wire.Json[],
            order,
            gone,
            window: this.window,
            token: this.#token,
            kept: this.#kept,
            caret: this.page?.caret() ?? null,
          }),
        saved: (ack, copy) => this.#acknowledged(ack, copy),
        state: (safe) => this.#became(safe),
        free: () => void this.#follow(),
        read: whyUnsaved,
      },
      {
        seq: view.seq,
        known: knownIn(view, this.#now.doc),
        furniture: this.#now.above,
        at: view.row.changed_at,
      },
    );
  }

  /** The words on the page now. */
  get now(): Words {
    return this.#now;
  }

  get editable(): boolean {
    return this.view.read_only === null && !this.held;
  }

  /** Somebody else writes it now. */
  get held(): boolean {
    return this.view.lease !== null && !this.view.lease.mine;
  }

  /** Why the words can't be changed here; empty when they can. */
  get whyNot(): string {
    if (this.view.read_only !== null) return this.view.read_only;
    return this.held ? `${this.view.lease?.holder ?? ''} is writing this story. Take it over to write.` : '';
  }

  get dirty(): boolean {
    return this.#journal.dirty;
  }

  /** Words typed here are not known to be committed: unsent, refused, or still on their way. */
  get unsafe(): boolean {
    return this.#journal.unsafe;
  }

  /** The body was typed into. */
  typedBody(doc: Node): void {
    this.#typed({ ...this.#now, doc });
  }

  /** Headline or standfirst was typed into. */
  typedAbove(part: Partial<Above>): void {
    this.#typed({ ...this.#now, above: { ...this.#now.above, ...part } });
  }

  /** Keeps which paragraphs can go. */
  async mark(blocks: string[]): Promise<void> {
    const cut = await platform.call('mark_cut', { story: this.id, blocks });
    this.view = { ...this.view, cut };
  }

  /** Commits what is typed; rejects with the failure. */
  flush(): Promise<void> {
    return this.#journal.flush();
  }

  /** Somebody else sits here now: what was typed is of whoever did, what is typed from here on is theirs. */
  async changeHands(): Promise<void> {
    try {
      await this.flush();
    } finally {
      this.#token = null;
    }
  }

  /** Commits soon; a failure shows in the status line and is tried again. */
  flushSoon(): void {
    this.flush().catch(() => undefined);
  }

  /** Does something to the story once all that is typed is committed. */
  async act(act: string, note: string, more: { kind?: string; at?: string } = {}): Promise<void> {
    await this.flush();
    this.#adopt(await platform.call('act', { story: this.id, act, note, seq: this.seq, ...more }));
    this.reopened = false;
  }

  /** Puts an older version back, or one place of it, once all that is typed is committed. */
  async putBack(revision: string, place: string): Promise<void> {
    await this.flush();
    const request = { story: this.id, revision, place, seq: this.seq };
    this.#adopt(await platform.call('restore', request));
  }

  /** Begins the empty body with a template, once all that is typed is committed. */
  async beginWith(template: string): Promise<void> {
    await this.flush();
    this.#adopt(await platform.call('apply_template', { story: this.id, template }));
  }

  /** Changes what is not words. */
  async set(fields: wire.FieldsIn): Promise<void> {
    this.#adopt(await platform.call('set_fields', { story: this.id, fields }));
  }

  /** Reads the record again: what may be done now, by whom, and what is in the way. */
  async reread(): Promise<void> {
    this.#adopt(await platform.call('open_story', { story: this.id }));
  }

  /** Takes over the writing from whoever has it. */
  async takeOver(note: string): Promise<void> {
    const view = await platform.call('take_over', { story: this.id, note, window: this.window });
    this.#token = view.lease?.token ?? null;
    this.#adopt(view);
  }

  /** Puts a text kept beside the story together with it, as chosen. */
  async settle(merge: Omit<wire.MergeIn, 'story' | 'seq'>): Promise<void> {
    await this.flush();
    this.#adopt(await platform.call('merge', { ...merge, story: this.id, seq: this.seq }));
  }

  /** Everything typed here while it is not known to be committed; none when it is safe. */
  unsafeWords(): wire.Words | null {
    return this.unsafe ? this.allWords() : null;
  }

  /** The words as they stand here, for a file of their own. */
  allWords(): wire.Words {
    return inAFile(this.#now);
  }

  /** Something about the story was committed: by this window, or elsewhere. */
  heard({ seq, window }: { seq: number | null; window: string }): void {
    this.rereadSoon();
    if (window === this.window) return;
    if (seq !== null && seq <= this.#journal.seq) return;
    this.#heard = Math.max(this.#heard, seq ?? this.#journal.seq + 1);
    void this.#follow();
  }

  /** Reads the record again once nothing is being typed. */
  rereadSoon(wait: number = REREAD_MS): void {
    clearTimeout(this.#reread);
    this.#reread = setTimeout(() => {
      if (!this.dirty) this.reread().catch(() => undefined);
    }, wait);
  }

  /** No more sends and no more reads. */
  close(): void {
    clearTimeout(this.#count);
    clearTimeout(this.#reread);
    this.past.close();
    this.beside.close();
    this.#journal.close();
  }

  #typed(words: Words): void {
    this.#now = words;
    if (this.#taking) return;
    this.past.typed();
    this.#journal.typed();
    this.#count ??= setTimeout(() => {
      this.#count = undefined;
      this.edited += 1;
      if (this.dirty) this.words = countWords(this.#now.doc);
    }, COUNT_MS);
  }

  #became(safe: Safe): void {
    this.safe = safe;
    if (safe.state === 'saved' || safe.state === 'kept') this.onSafe?.();
  }

  async #acknowledged(ack: wire.Saved, { doc, furniture }: Copy<Above>): Promise<void> {
    if (ack.token > 0) this.#token = ack.token;
    if (ack.kept !== null) return this.#keptBeside(ack.kept);
    if (ack.met) {
      this.flagged = [...this.flagged, ...ack.flagged.filter((id) => !this.flagged.includes(id))];
      await this.#bring({ ...this.#journal.base, known: knownFrom(doc), furniture });
    }
    this.seq = this.#journal.seq;
    this.past.keepSoon();
    if (!this.dirty) this.words = ack.words;
    this.minutes = ack.reading_minutes;
    this.placeholders = ack.placeholders;
    const { row } = this.view;
    if (row.workflow !== ack.workflow) {
      this.reopened = row.workflow === 'approved';
      this.view = { ...this.view, row: { ...row, workflow: ack.workflow } };
      this.reread().catch(() => undefined);
      return;
    }
    this.rereadSoon();
  }

  /** The words are safe beside the story; once no more are coming, the page shows the story's text. */
  async #keptBeside(kept: wire.SiblingView): Promise<void> {
    this.#kept = kept.number;
    const view = await platform.call('open_story', { story: this.id });
    this.view = view;
    if (this.dirty) return;
    this.#show(view);
  }

  /** Brings in what was written elsewhere, once it is heard of and nothing is under way. */
  async #follow(): Promise<void> {
    // Words that go on beside the story are not put into it: somebody has to choose.
    if (this.#following || (this.#kept !== null && this.dirty)) return;
    this.#following = true;
    try {
      while (this.#heard > this.#journal.seq && !this.#journal.busy) await this.#bring(this.#journal.base);
    } catch {
      // The next thing heard, or the next save, asks again.
    } finally {
      this.#following = false;
    }
  }

  /**
   * Asks what was written since the text the host is known to have, and brings
   * it into the page. `since` is the text the page grew from.
   */
  async #bring(since: Start<Above>): Promise<void> {
    const base = this.#journal.base;
    const told = await platform.call('catch_up', { story: this.id, seq: base.seq });
    // A batch left meanwhile: its answer says what it met.
    if (this.#journal.seq !== base.seq) return;
    if (since.known === base.known && this.#journal.busy) return;
    this.#heard = Math.max(this.#heard, told.seq);
    const theirs = theirsOf(base.known, told);
    this.#take(since, theirs);
    this.#journal.restart({
      seq: told.seq,
      known: knownOf(theirs.blocks),
      furniture: theirs.above,
      at: told.at,
    });
    this.seq = told.seq;
    this.#heard = told.seq;
    this.words = countWords(this.#now.doc);
  }

  #take(since: Start<Above>, theirs: Theirs): void {
    this.#taking = true;
    try {
      if (this.page !== null) this.page.take(since, theirs);
      else this.#now = takenWords(this.#now, since, theirs);
    } finally {
      this.#taking = false;
    }
  }

  /** Takes the host's record; its words come in as those of another window do. */
  #adopt(view: wire.StoryView): void {
    this.view = view;
    // Words still under way are counted by the answer to them.
    if (!this.dirty && !this.#journal.busy && view.seq >= this.#journal.seq) {
      this.#figures(view);
    }
    if (view.seq <= this.#journal.seq) return;
    this.#heard = Math.max(this.#heard, view.seq);
    void this.#follow();
  }

  #show(view: wire.StoryView): void {
    this.#now = wordsOf(view);
    this.view = view;
    this.seq = view.seq;
    this.safe = { state: 'saved', at: view.row.changed_at };
    this.#figures(view);
    this.#kept = null;
    this.#token = view.lease?.mine === true ? view.lease.token : null;
    this.#journal.restart({
      seq: view.seq,
      known: knownIn(view, this.#now.doc),
      furniture: this.#now.above,
      at: view.row.changed_at,
    });
    this.edited += 1;
    this.page?.show(this.#now);
  }

  #figures(view: wire.StoryView): void {
    this.words = view.row.words;
    this.minutes = view.reading_minutes;
    this.placeholders = view.placeholders.length;
  }
}
