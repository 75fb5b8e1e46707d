/**
 * One story open for writing: its words, its save loop, and its record as the
 * host last told it. Words are plain values that change with every key; what
 * the panels show is reactive and changes seldom, so that no key redraws them.
 */
import type { Node } from 'prosemirror-model';
import {
  bodyFromJson,
  countWords,
  Journal,
  knownFrom,
  newId,
  NOTHING,
  placeholdersIn,
  standfirstFromJson,
  standfirstToJson,
  type Json,
  type Known,
  type Safe,
} from '../../editor';
import { asFailure, platform, type wire } from '../../platform';
import { plainText } from './plain';

/** The words above the body, as values. */
export interface Above {
  readonly headline: string;
  readonly short_headline: string;
  readonly standfirst: Node;
}

/** Everything that is typed on the page. */
export interface Words {
  readonly above: Above;
  readonly doc: Node;
}

/** Another text stands in the file than the one typed into here. */
export interface Conflict {
  /** What the file has. */
  theirs: wire.StoryView;
}

/** What a page does for its story: shows words that did not come from its own keys. */
export interface Page {
  show: (words: Words) => void;
}

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
  /** True once the approval was voided by typing, until the next act. */
  reopened = $state(false);
  conflict = $state.raw<Conflict | null>(null);
  /** Words put aside for the writer when the file's text was chosen over them. */
  aside = $state('');
  page: Page | null = null;
  /** Told once everything typed is committed. */
  onSafe: (() => void) | null = null;

  #now: Words;
  readonly #journal: Journal<Above, wire.Saved>;
  #count: ReturnType<typeof setTimeout> | undefined;
  #reread: ReturnType<typeof setTimeout> | undefined;

  constructor(view: wire.StoryView) {
    this.id = view.row.id;
    this.view = view;
    this.seq = view.seq;
    this.safe = { state: 'saved', at: view.row.changed_at };
    this.#now = wordsOf(view);
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
          }),
        saved: (ack) => this.#acknowledged(ack),
        state: (safe) => this.#became(safe),
        read: (error) => {
          const { code, message } = asFailure(error);
          return { why: message, stale: code === 'stale' };
        },
      },
      { seq: view.seq, known: knownOf(view, this.#now.doc), furniture: this.#now.above },
    );
  }

  /** The words on the page now. */
  get now(): Words {
    return this.#now;
  }

  get editable(): boolean {
    return this.view.read_only === null;
  }

  get dirty(): boolean {
    return this.#journal.dirty;
  }

  /** The body was typed into. */
  typedBody(doc: Node): void {
    this.#typed({ ...this.#now, doc });
  }

  /** Headline or standfirst was typed into. */
  typedAbove(part: Partial<Above>): void {
    this.#typed({ ...this.#now, above: { ...this.#now.above, ...part } });
  }

  /** Commits what is typed; rejects with the failure. */
  flush(): Promise<void> {
    return this.#journal.flush();
  }

  /** Commits soon; a failure shows in the status line and is tried again. */
  flushSoon(): void {
    this.flush().catch(() => undefined);
  }

  /** Does something to the story once all that is typed is committed. */
  async act(act: string, note: string): Promise<void> {
    await this.flush();
    this.#adopt(await platform.call('act', { story: this.id, act, note, seq: this.seq }));
    this.reopened = false;
  }

  /** Changes what is not words. */
  async set(fields: wire.FieldsIn): Promise<void> {
    this.#adopt(await platform.call('set_fields', { story: this.id, fields }));
  }

  /** Reads the record again: what may be done now, by whom, and what is in the way. */
  async reread(): Promise<void> {
    if (this.conflict !== null) return;
    this.#adopt(await platform.call('open_story', { story: this.id }));
  }

  /** Reads the record again once nothing is being typed. */
  rereadSoon(wait: number = REREAD_MS): void {
    clearTimeout(this.#reread);
    this.#reread = setTimeout(() => {
      if (!this.dirty) this.reread().catch(() => undefined);
    }, wait);
  }

  /** The writer's text goes on from the file's as one more change. */
  keepMine(): void {
    const theirs = this.conflict?.theirs;
    if (theirs === undefined) return;
    this.conflict = null;
    const words = wordsOf(theirs);
    this.#journal.restart({ seq: theirs.seq, known: knownOf(theirs, words.doc), furniture: words.above });
  }

  /** The file's text is shown; the writer's is put aside where it can be copied from. */
  useTheirs(): void {
    const theirs = this.conflict?.theirs;
    if (theirs === undefined) return;
    this.aside = plainText(this.#now);
    this.conflict = null;
    this.#show(theirs);
  }

  /** No more sends and no more reads. */
  close(): void {
    clearTimeout(this.#count);
    clearTimeout(this.#reread);
    this.#journal.close();
  }

  #typed(words: Words): void {
    this.#now = words;
    this.#journal.typed();
    this.#count ??= setTimeout(() => {
      this.#count = undefined;
      if (this.dirty) this.words = countWords(this.#now.doc);
    }, COUNT_MS);
  }

  #became(safe: Safe): void {
    this.safe = safe;
    if (safe.state === 'saved') this.onSafe?.();
    if (safe.state === 'unsaved' && safe.stale && this.conflict === null) void this.#meet();
  }

  async #meet(): Promise<void> {
    try {
      this.conflict = { theirs: await platform.call('open_story', { story: this.id }) };
    } catch (error) {
      this.safe = { state: 'unsaved', why: asFailure(error).message, stale: true };
    }
  }

  #acknowledged(ack: wire.Saved): void {
    this.seq = ack.seq;
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

  /** Takes the host's record; its words only when they moved on and nothing is typed here. */
  #adopt(view: wire.StoryView): void {
    this.view = view;
    if (this.dirty || view.seq <= this.#journal.seq) return;
    const theirs = wordsOf(view);
    if (sameAbove(theirs.above, this.#now.above) && theirs.doc.eq(this.#now.doc)) {
      this.#journal.movedOn(view.seq);
      this.seq = view.seq;
    } else this.#show(view);
  }

  #show(view: wire.StoryView): void {
    this.#now = wordsOf(view);
    this.view = view;
    this.seq = view.seq;
    this.safe = { state: 'saved', at: view.row.changed_at };
    this.#figures(view);
    this.#journal.restart({ seq: view.seq, known: knownOf(view, this.#now.doc), furniture: this.#now.above });
    this.page?.show(this.#now);
  }

  #figures(view: wire.StoryView): void {
    this.words = view.row.words;
    this.minutes = view.reading_minutes;
    this.placeholders = view.placeholders.length;
  }
}

/** Where the placeholders above the body stand, if any do. */
export function placeholderAbove(above: Above): 'headline' | 'standfirst' | null {
  if (placeholdersIn(above.headline).length > 0) return 'headline';
  return placeholdersIn(above.standfirst.textContent).length > 0 ? 'standfirst' : null;
}

function wordsOf(view: wire.StoryView): Words {
  const { headline, short_headline, standfirst } = view.furniture;
  return {
    above: { headline, short_headline, standfirst: standfirstFromJson(standfirst as Json[]) },
    doc: bodyFromJson(view.blocks as Json[], newId),
  };
}

/** The host has the view's blocks; an empty body's first paragraph is only ours. */
function knownOf(view: wire.StoryView, doc: Node): Known {
  return view.blocks.length === 0 ? NOTHING : knownFrom(doc);
}

function sameAbove(a: Above, b: Above): boolean {
  const plain = a.headline === b.headline && a.short_headline === b.short_headline;
  return plain && (a.standfirst === b.standfirst || a.standfirst.eq(b.standfirst));
}

function toWire(above: Above): wire.Furniture {
  const { headline, short_headline } = above;
  return { headline, short_headline, standfirst: standfirstToJson(above.standfirst) as wire.Json[] };
}
