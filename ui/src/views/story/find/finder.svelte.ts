/**
 * Find and replace over the fields of one page: headline, standfirst, body and
 * the lines that say who is quoted. What is looked for is kept while the story
 * is open; the fields show where it stands.
 */
import { closeHistory } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import {
  BodySearch,
  engine,
  rangesIn,
  replaceIn,
  replacement,
  search,
  showFound,
  type Engine,
  type Found,
  type Query,
  type Search,
} from '../../../editor/find';
import {
  BesideStep,
  selectedSpans,
  selectedText,
  standfirstToJson,
  type AboveBody,
  type Body,
  type Line,
} from '../../../editor';
import { counted } from '../../../parts/numbers';
import { complain, say } from '../../../said.svelte';
import type { PageHands } from '../hands.svelte';

/** One match on the page. */
export interface Hit extends Found {
  in: 'headline' | 'standfirst' | 'body';
}

/** How long after a key the words are looked through again, in milliseconds. */
const PAUSE = 150;
/** A selection longer than this is where to look, not what for. */
const A_FEW_WORDS = 80;

export class Finder {
  open = $state(false);
  replacing = $state(false);
  text = $state('');
  instead = $state('');
  whole = $state(false);
  exact = $state(false);
  regex = $state(false);
  /** Look only in what was selected. */
  inside = $state(false);
  hits = $state.raw<readonly Hit[]>([]);
  at = $state(-1);
  why = $state('');
  #asked = '';
  #patterns: Engine | null = null;
  #body: BodySearch | null = null;
  #ready: Extract<Search, { ok: true }> | null = null;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly hands: PageHands,
    private readonly mayType: () => boolean,
  ) {
    hands.typed = () => this.#lookSoon();
  }

  /** "3 of 12", "nothing found", or what is wrong with the pattern. */
  get told(): string {
    if (this.why !== '') return this.why;
    if (this.text === '') return '';
    if (this.hits.length === 0) return 'Nothing found';
    return this.at < 0
      ? counted(this.hits.length, 'match', 'matches')
      : `${this.at + 1} of ${this.hits.length}`;
  }

  get now(): Hit | null {
    return this.hits[this.at] ?? null;
  }

  /** Opens the bar with what is selected; a long selection is where to look. */
  begin(replacing: boolean): void {
    const selected = this.#selected();
    this.replacing = replacing || (this.open && this.replacing);
    this.open = true;
    if (selected === null) void this.look();
    else if (selected.lines || selected.text.length > A_FEW_WORDS) this.lookInside(true);
    else {
      if (!this.regex) this.text = selected.text;
      void this.look();
    }
  }

  /** Looks in the selection alone, or everywhere again. */
  lookInside(inside: boolean): void {
    const state = this.hands.fields.body?.view.state;
    const some = state !== undefined && !state.selection.empty;
    this.inside = inside && some;
    if (inside && !some) say('Select some of the text first; then it is looked through alone.');
    void this.look(this.inside && state ? selectedSpans(state) : []);
  }

  /** The caret goes back to the page, to the match that is meant. */
  end(): void {
    const now = this.now;
    this.open = false;
    this.inside = false;
    clearTimeout(this.#later);
    this.#show([], null, []);
    this.hits = [];
    this.at = -1;
    if (now === null) this.hands.focus();
    else this.#stand(now);
  }

  /** Switches one of the ways to look. */
  switch(way: 'whole' | 'exact' | 'regex'): void {
    this[way] = !this[way];
    void this.look();
  }

  /** To the next match or the one before; round the ends. */
  async step(by: 1 | -1): Promise<void> {
    if (!this.open) {
      this.open = true;
      await this.look();
      if (by === 1) return;
    } else this.#lookNow();
    if (this.hits.length === 0) return;
    this.#meant((this.at + by + this.hits.length) % this.hits.length);
  }

  /** Looks through the words again. `ranges` says where alone; those from before stay where none are given. */
  async look(ranges?: readonly { from: number; to: number }[]): Promise<void> {
    if (this.regex && this.#patterns === null) {
      try {
        this.#patterns = await engine();
      } catch (failure) {
        complain(failure);
        return;
      }
    }
    this.#lookNow(ranges);
    if (this.hits.length > 0) this.#meant(this.#nearest());
  }

  /** Replaces the match that is meant and goes on to the next. */
  replaceOne(): void {
    this.#lookNow();
    const now = this.now;
    if (now === null || !this.mayType()) return;
    const [from, by] = [now.from, this.at];
    this.#replace([now]);
    this.#lookNow();
    if (this.hits.length === 0) return;
    // What stands behind the place; words put there that match again are not asked about twice.
    const longer = replacement(now, this.instead, this.regex).length;
    const next = this.hits.findIndex(
      (hit, at) =>
        at >= by && (hit.in !== now.in || hit.quotation !== now.quotation || hit.from >= from + longer),
    );
    this.#meant(next < 0 ? 0 : next);
  }

  /** Replaces every match, wherever it stands. That is one step to undo. */
  replaceAll(): void {
    this.#lookNow();
    if (this.hits.length === 0 || !this.mayType()) return;
    const number = this.hits.length;
    if (this.hits.some((hit) => hit.in !== this.hits[0]?.in)) this.#replaceTogether(this.hits);
    else this.#replace(this.hits);
    this.#lookNow();
    say(`Replaced ${counted(number, 'match', 'matches')}.`);
  }

  #replace(hits: readonly Hit[]): void {
    const { headline, line, body } = this.hands.fields;
    const had = document.activeElement;
    const above = hits.filter((hit) => hit.in === 'headline');
    if (headline !== null && above.length > 0) headline.put(this.#replacedIn(headline.words, above));
    this.#replaceIn(
      line,
      hits.filter((hit) => hit.in === 'standfirst'),
    );
    this.#replaceIn(
      body,
      hits.filter((hit) => hit.in === 'body'),
    );
    if (had instanceof HTMLElement) had.focus();
  }

  /** Replaces in several fields at once: all of it is one change of the body’s history. */
  #replaceTogether(hits: readonly Hit[]): void {
    const { headline, line, body } = this.hands.fields;
    if (body === null) return;
    const of = (place: Hit['in']): Hit[] => hits.filter((hit) => hit.in === place);
    const [was, now]: [AboveBody, AboveBody] = [{}, {}];
    if (headline !== null && of('headline').length > 0) {
      was.headline = headline.words;
      now.headline = this.#replacedIn(headline.words, of('headline'));
    }
    if (line !== null && of('standfirst').length > 0) {
      was.standfirst = standfirstToJson(line.doc);
      const changed = replaceIn(line.view.state, of('standfirst'), this.instead, this.regex).doc;
      now.standfirst = standfirstToJson(changed);
    }
    const tr = replaceIn(body.view.state, of('body'), this.instead, this.regex);
    body.view.dispatch(closeHistory(tr.step(new BesideStep(was, now))));
  }

  #replacedIn(text: string, hits: readonly Hit[]): string {
    let words = text;
    for (const hit of [...hits].reverse())
      words = words.slice(0, hit.from) + replacement(hit, this.instead, this.regex) + words.slice(hit.to);
    return words;
  }

  #replaceIn(field: Body | Line | null, found: readonly Hit[]): void {
    if (field === null || found.length === 0) return;
    field.view.dispatch(replaceIn(field.view.state, found, this.instead, this.regex));
  }

  #lookSoon(): void {
    if (!this.open) return;
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      if (this.#composing()) this.#lookSoon();
      else this.#lookNow();
    }, PAUSE);
  }

  #lookNow(ranges?: readonly { from: number; to: number }[]): void {
    clearTimeout(this.#later);
    const { headline, line, body } = this.hands.fields;
    this.#prepare();
    const within = ranges ?? (this.inside && body !== null ? rangesIn(body.view.state) : []);
    if (this.#body === null || this.#ready === null || body === null) {
      this.hits = [];
      this.at = -1;
      this.#show([], null, within);
      return;
    }
    const meant = this.now;
    const elsewhere = within.length > 0 ? [] : this.#above(headline?.words ?? '', line);
    const inBody = this.#body.in(body.doc, within).map((one): Hit => ({ ...one, in: 'body' }));
    this.hits = [...elsewhere, ...inBody];
    const same = meant === null ? -1 : this.hits.findIndex((hit) => samePlace(hit, meant));
    this.at = same >= 0 ? same : Math.min(this.at, this.hits.length - 1);
    this.#show(this.hits, this.now, within);
  }

  #above(words: string, line: Line | null): Hit[] {
    const spans = this.#ready?.in(words) ?? [];
    const inHeadline = spans.map((span): Hit => ({ ...span, quotation: null, in: 'headline' }));
    const inLine = line === null ? [] : (this.#body?.in(line.doc) ?? []);
    return [...inHeadline, ...inLine.map((one): Hit => ({ ...one, in: 'standfirst' }))];
  }

  #prepare(): void {
    const query: Query = { text: this.text, whole: this.whole, exact: this.exact, regex: this.regex };
    const asked = JSON.stringify([query, this.#patterns !== null]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    const ready = search(query, this.#patterns);
    this.why = ready.ok ? '' : ready.why;
    this.#ready = ready.ok ? ready : null;
    this.#body = ready.ok ? new BodySearch(ready) : null;
  }

  #composing(): boolean {
    const { line, body } = this.hands.fields;
    return line?.view.composing === true || body?.view.composing === true;
  }

  #show(hits: readonly Hit[], now: Hit | null, ranges: readonly { from: number; to: number }[]): void {
    const { headline, line, body } = this.hands.fields;
    const of = (place: Hit['in']): Hit[] => hits.filter((hit) => hit.in === place);
    headline?.mark(now?.in === 'headline' ? 'now' : of('headline').length > 0 ? 'found' : '');
    // Nothing may be drawn into words that an input method is still making.
    if (this.#composing()) return;
    line?.view.dispatch(showFound(line.view.state.tr, { found: of('standfirst'), now, ranges: [] }));
    body?.view.dispatch(showFound(body.view.state.tr, { found: of('body'), now, ranges }));
  }

  #meant(at: number): void {
    this.at = at;
    const now = this.now;
    const ranges = this.hands.fields.body === null ? [] : rangesIn(this.hands.fields.body.view.state);
    this.#show(this.hits, now, ranges);
    if (now === null || now.in === 'headline') return;
    const view = (now.in === 'body' ? this.hands.fields.body : this.hands.fields.line)?.view;
    if (view === undefined) return;
    const { tr, doc } = view.state;
    const [from, to] = now.quotation === null ? [now.from, now.to] : [endOf(doc, now.quotation), undefined];
    view.dispatch(
      tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to ?? from))).scrollIntoView(),
    );
  }

  /** The caret on a match, to type there. */
  #stand(hit: Hit): void {
    const { headline, line, body } = this.hands.fields;
    if (hit.in === 'headline') headline?.select(hit.from, hit.to);
    else if (hit.in === 'standfirst') line?.view.focus();
    else if (hit.quotation === null) body?.view.focus();
    else {
      const dom = body?.view.nodeDOM(hit.quotation);
      const field = dom instanceof HTMLElement ? dom.querySelector('textarea') : null;
      field?.focus();
      field?.setSelectionRange(hit.from, hit.to);
    }
  }

  /** The first match from where the caret is. */
  #nearest(): number {
    const body = this.hands.fields.body;
    if (body === null || this.hands.place !== 'body') return 0;
    const { from } = body.view.state.selection;
    const next = this.hits.findIndex((hit) => hit.in === 'body' && (hit.quotation ?? hit.from) >= from);
    return next < 0 ? 0 : next;
  }

  #selected(): { text: string; lines: boolean } | null {
    const { line, body } = this.hands.fields;
    const field = this.hands.place === 'standfirst' ? line : body;
    const state = field?.view.state;
    if (state === undefined || state.selection.empty || this.hands.place === 'headline') return null;
    const { selection } = state;
    return {
      text: selectedText(state),
      lines: selection.ranges.length > 1 || !selection.$from.sameParent(selection.$to),
    };
  }
}

function samePlace(a: Hit, b: Hit): boolean {
  return a.in === b.in && a.quotation === b.quotation && a.from === b.from;
}

function endOf(doc: import('prosemirror-model').Node, quotation: number): number {
  const size = doc.nodeAt(quotation)?.nodeSize ?? 2;
  return quotation + size - 1;
}
