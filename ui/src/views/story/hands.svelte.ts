/**
 * The hands on one page: its three fields, which of them was typed in last, and
 * the buttons' light. The page's parts put themselves in; the toolbar and the
 * panels reach them through here.
 */
import type { CopyActionId, Doing, Offers } from '../../actions';
import {
  bodyCommands,
  corrections,
  cutMarked,
  INACTIVE,
  insertPiece,
  lineCommands,
  linkAt,
  mountStandfirst,
  placeholdersIn,
  removeLink,
  selectedBlocks,
  setLink,
  toggled,
  touched,
  takeInLine,
  type Active,
  type Body,
  type BodyRoom,
  type Command,
  type Json,
  type Line,
  type Selected,
  type SmartRoom,
} from '../../editor';
import { habits } from '../../habits.svelte';
import type { wire } from '../../platform';
import { complain, say } from '../../said.svelte';

import { tick, untrack } from 'svelte';
import { ownWords } from '../corrections/own';
import { snippets } from '../snippets/snippets';
import { leftAt } from '../../resume';
import { Inserting } from './insert/inserting.svelte';
import { Pasting } from './pasting.svelte';
import { direction } from './language';
import { headlineField, type Headline } from './headline';
import type { OpenStory } from './openStory.svelte';
import { placeholderAbove } from './text';
import { Together } from './together';

/** A link being made or changed. */
export interface LinkAsked {
  href: string;
  in: Body | Line;
  /** A story of ours is asked for. */
  story?: boolean;
  /** What was typed to ask; without an answer it is typed after all. */
  instead?: '@';
}

/** Types words behind what is selected. */
function typing(words: string): Command {
  return (state, dispatch) => {
    const { to } = state.selection;
    dispatch?.(state.tr.insertText(words, to).scrollIntoView());
    return true;
  };
}

const NO_WORDS: ReadonlyMap<string, string> = new Map();
const NOT_HERE = 'Not where the caret is now.';

export class PageHands {
  active = $state.raw<Active>(INACTIVE);
  link = $state.raw<LinkAsked | null>(null);
  /** What is selected while the snippets are shown; none while they are not. */
  snippet = $state.raw<Json[] | null>(null);
  /** True while the standfirst has the caret: only emphasis and links go there. */
  inLine = $state(false);
  /** The field that had the caret last. */
  place: 'headline' | 'standfirst' | 'body' = 'body';
  /** How much of the text is selected; none when nothing is. */
  selected = $state.raw<Selected | null>(null);
  /** Told after every change of the words. */
  typed: (() => void) | null = null;
  #headline: Headline | null = null;
  #line: Line | null = null;
  #body: Body | null = null;

  constructor(private readonly story: OpenStory) {
    story.page = {
      show: ({ above, doc }) => {
        this.#headline?.show(above.headline);
        this.#line?.replace(above.standfirst);
        this.#body?.replace(doc);
      },
      take: (known, theirs) => {
        this.#body?.take(known.known, theirs.blocks);
        this.#line?.take(known.furniture.standfirst, theirs.above.standfirst);
        const headline = takeInLine(
          story.now.above.headline,
          known.furniture.headline,
          theirs.above.headline,
        );
        this.#headline?.take(headline);
        story.typedAbove({ headline, short_headline: theirs.above.short_headline });
      },
      caret: () => this.#body?.caret() ?? null,
    };
  }

  /** Puts the caret where a new story begins. */
  begin(): void {
    if (this.story.editable && this.story.now.above.headline === '') this.#headline?.focus();
    const left = leftAt(this.story.id);
    if (left !== null) this.#body?.place(left);
  }

  get #smart(): SmartRoom {
    const language = (): string => this.story.view.row.language;
    return {
      language,
      wishes: () => ({
        smart: habits.now.smart,
        words: habits.now.correct ? corrections(language(), ownWords.all) : NO_WORDS,
      }),
    };
  }

  /** What the keys do, offered to the buttons, the palette and the page of keys. */
  offers(): Offers {
    const inBody = bodyCommands({ ...this.room, askLink: () => this.askLink() });
    const inLine = lineCommands(() => this.askLink(), this.#together.line);
    const doing = ([id, command]: [string, Command]): [string, Doing] => {
      const line = inLine[id as CopyActionId];
      const there = (): [Body | Line | null, Command | undefined] =>
        this.inLine ? [this.#line, line] : [this.#body, command];
      return [
        id,
        {
          run: () => {
            const [field, does] = there();
            if (id === 'copy.link') this.askLink();
            else if (does !== undefined) field?.run(does);
          },
          why: () => {
            const [field, does] = there();
            if (!this.story.editable) return this.story.whyNot;
            if (does === undefined) return 'Not in the standfirst: put the caret in the text.';
            return id === 'copy.link' || (field !== null && does(field.view.state)) ? '' : NOT_HERE;
          },
        },
      ];
    };
    return Object.fromEntries(Object.entries(inBody).map(doing));
  }

  /** The fields of the page, for what looks through all of them. */
  get fields(): { headline: Headline | null; line: Line | null; body: Body | null } {
    return { headline: this.#headline, line: this.#line, body: this.#body };
  }

  /** Marks the paragraphs the selection touches as ones that can go, or takes their marks away. */
  async toggleCut(): Promise<void> {
    const body = this.#body;
    if (body === null || !this.story.editable) return;
    try {
      await this.story.flush();
      const marked = toggled(this.story.view.cut.blocks, touched(body.view.state));
      await this.story.mark(marked);
      body.refresh();
    } catch (error) {
      complain(error);
    }
  }

  /** Takes out what can go, in one step that can be undone. */
  cutMarked(): void {
    const cut = cutMarked(this.story.view.cut.blocks);
    if (this.#body?.run(cut) === true) say('Taken out. Undo brings it back, marks and all.');
  }

  /** Gives the page the caret back. */
  focus(): void {
    if (this.place === 'headline') this.#headline?.focus();
    else if (this.place === 'standfirst') this.#line?.view.focus();
    else this.#body?.focus();
  }

  /** Puts the caret into the headline. */
  toHeadline(): void {
    this.#headline?.focus();
  }

  /** Puts the caret into the standfirst. */
  toStandfirst(): void {
    this.#line?.focus('end');
  }

  /** Puts the caret at the start of a block; at the start of the text where there is none of that id. */
  toBlock(id: string): void {
    this.#body?.toBlock(id);
  }

  /** Puts the caret where it last was in the text. */
  toBody(): void {
    this.#body?.focus();
  }

  /** The caret on a placeholder: that one of the story, counted from nought, else the next, wherever it stands. */
  toPlaceholder(which?: number): void {
    const { headline, short_headline, standfirst } = this.story.now.above;
    const over = placeholdersIn(headline).length + placeholdersIn(short_headline).length;
    const under = over + placeholdersIn(standfirst.textContent).length;
    if (which !== undefined && which < over) return this.#headline?.focus();
    if (which !== undefined && which < under) return this.#line?.focus();
    if (this.#body?.toPlaceholder(which === undefined ? undefined : which - under) === true) return;
    const above = placeholderAbove(this.story.now.above);
    if (above === 'headline') this.#headline?.focus();
    else if (above === 'standfirst') this.#line?.focus();
  }

  /** Asks for an address for what is selected, or for a story of ours. */
  askLink(story = false): void {
    const field = this.inLine ? this.#line : this.#body;
    if (field === null || !this.story.editable) return;
    this.link = { href: story ? '' : (linkAt(field.view.state)?.href ?? ''), in: field, story };
  }

  /** An @ was typed where a name begins. */
  askStory(): boolean {
    if (this.#body === null || !this.story.editable) return false;
    this.link = { href: '', in: this.#body, story: true, instead: '@' };
    return true;
  }

  /** Shows the snippets, with what is selected to make one of. */
  askSnippet(): void {
    if (this.#body === null || !this.story.editable) return;
    this.snippet = selectedBlocks(this.#body.view.state);
  }

  /** The snippet to put in, or none. */
  async answerSnippet(chosen: wire.SnippetView | undefined): Promise<void> {
    this.snippet = null;
    // The copy can have no caret while the dialog stands over it.
    await tick();
    if (chosen === undefined) this.#body?.focus();
    else this.#body?.run(insertPiece(chosen.blocks as Json[]));
  }

  /** The answer to `askLink`: an address and its words, none to take the link away, or nothing but what was typed. */
  async answerLink(href: string | null | undefined, words = ''): Promise<void> {
    const asked = this.link;
    this.link = null;
    // The copy can have no caret while the dialog stands over it.
    await tick();
    if (asked === null) return;
    if (href !== undefined) asked.in.run(href === null ? removeLink : setLink(href, words || href));
    else if (asked.instead !== undefined) asked.in.run(typing(asked.instead + words));
    else asked.in.view.focus();
  }

  /** The fields ask again whether they may be typed in. */
  refresh(): void {
    this.#line?.refresh();
    this.#body?.refresh();
  }

  /** For the headline's `<textarea>`. */
  headline = (field: HTMLTextAreaElement): (() => void) => untrack(() => this.#mountHeadline(field));

  /** For the standfirst's place. */
  standfirst = (place: HTMLElement): (() => void) => untrack(() => this.#mountStandfirst(place));

  #mountHeadline(field: HTMLTextAreaElement): () => void {
    const [headline, letGo] = headlineField(field, {
      smart: this.#smart,
      typed: (words) => {
        this.story.typedAbove({ headline: words });
        this.typed?.();
      },
      leaveDown: () => this.#line?.focus('start'),
      left: () => this.story.flushSoon(),
      beside: this.#together.headline,
    });
    const entered = (): void => void (this.place = 'headline');
    field.addEventListener('focus', entered);
    headline.show(this.story.now.above.headline);
    this.#headline = headline;
    return () => {
      this.#headline = null;
      field.removeEventListener('focus', entered);
      letGo();
    };
  }

  #mountStandfirst(place: HTMLElement): () => void {
    const line = mountStandfirst(place, this.story.now.above.standfirst, {
      label: 'Standfirst',
      hint: () => this.story.view.guides.standfirst || 'Standfirst: the sentence that says why it matters',
      editable: () => this.story.editable,
      changed: (standfirst) => {
        this.story.typedAbove({ standfirst });
        this.typed?.();
      },
      askLink: () => this.askLink(),
      smart: this.#smart,
      direction: () => direction(this.story.view.row.language),
      leaveUp: () => this.#headline?.focus(),
      leaveDown: () => this.#body?.focus('start'),
      left: () => this.story.flushSoon(),
      beside: this.#together.line,
    });
    const entered = (): void => {
      this.inLine = true;
      this.place = 'standfirst';
    };
    line.view.dom.addEventListener('focus', entered);
    this.#line = line;
    return () => {
      this.#line = null;
      line.destroy();
    };
  }

  /** What is put in beside words. */
  readonly inserting = new Inserting(() => this.#body);

  /** What was pasted, and files that were dropped. */
  readonly pasting = new Pasting({
    story: () => this.story,
    body: () => this.#body,
    room: () => this.room,
    pictures: (files) => void this.inserting.dropped(files),
  });

  /** Lines above that change together with the text. */
  readonly #together = new Together(
    () => this.fields,
    (headline) => this.story.typedAbove({ headline }),
  );

  /** For the body. */
  readonly room: BodyRoom = {
    smart: this.#smart,
    direction: () => direction(this.story.view.row.language),
    stage: {
      focus: () => habits.now.focus,
      typewriter: () => habits.now.typewriter,
      scroller: () => this.#body?.view.dom.closest<HTMLElement>('[data-scroller]') ?? null,
      selected: (selected) => (this.selected = selected),
    },
    label: 'Story text',
    hint: 'Write the story here. Begin with what happened.',
    editable: () => this.story.editable,
    changed: (doc) => {
      this.story.typedBody(doc);
      this.pasting.typed();
      this.typed?.();
    },
    active: (active) => (this.active = active),
    left: () => this.story.flushSoon(),
    beside: (was, now) => this.#together.put(was, now),
    askLink: () => this.askLink(),
    askStory: () => this.askStory(),
    snippets: () => snippets.all as (wire.SnippetView & { blocks: Json[] })[],
    guides: () => this.story.view.guides.blocks,
    cut: () => this.story.view.cut.blocks,
    leaveUp: () => this.#line?.focus('end'),
    insert: (what) => this.inserting.ask(what),
    pictures: this.inserting.pictures,
    read: (clip, plain, paste) => this.pasting.read(clip, plain, paste),
    failed: (error) => this.pasting.failed(error),
    carded: () => this.pasting.carded(),
  };

  /** The body is mounted. */
  mounted = (body: Body): (() => void) => {
    this.#body = body;
    const kept = this.story.past.take();
    this.story.past.now = () => body.past();
    // Not before the page stands: opening a long story must not wait for it.
    if (kept.length > 0) setTimeout(() => body.remember(kept));
    body.view.dom.addEventListener('focus', () => {
      this.inLine = false;
      this.place = 'body';
    });
    return () => {
      this.#body = null;
    };
  };
}
