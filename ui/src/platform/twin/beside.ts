/** The twin's notes, snippets, templates and links: what stands beside the copy. */
import type {
  CorrectionView,
  CutView,
  FindLink,
  LinkFound,
  MarkCut,
  NoteSaved,
  NotesView,
  SaveNote,
  SaveScratch,
  SnippetView,
  StoryView,
  TemplateView,
  TemplatesView,
} from '../wire';
import { failure, freshId, notFound, type Newsroom } from './newsroom';
import { paragraph } from './sample';
import { jump } from './search';
import * as stories from './stories';

type Kept = NotesView['notes'][number] & { story: string; person: string };

const analysis: TemplateView = {
  id: 'analysis',
  name: 'Analysis',
  kind: 'analysis',
  headline: 'What it means, not what happened',
  standfirst: 'The one thing to take away',
  required: ['standfirst', 'link'],
  skeleton: [
    { sort: 'paragraph', text: '', guide: 'What changed, for somebody who missed the news.' },
    { sort: 'paragraph', text: '', guide: 'Your argument: what it means, and for whom.' },
  ],
  built_in: true,
  changed: false,
};

export class Beside {
  #notes: Kept[] = [];
  readonly #scratches = new Map<string, { text: string; at: string }>();
  #snippets: SnippetView[] = [];
  readonly #corrections = new Map<string, CorrectionView[]>();
  #templates: TemplateView[] = [analysis, { ...analysis, id: 'news', name: 'News', kind: 'news' }];

  notes(room: Newsroom, id: string): NotesView {
    const story = stories.find(room, id).row.id;
    const scratch = this.#scratches.get(`${story} ${room.me}`);
    return {
      notes: this.#notes
        .filter((note) => note.story === story)
        .map(({ story: _story, person, ...note }) => ({ ...note, mine: person === room.me })),
      scratch: scratch?.text ?? '',
      scratch_at: scratch?.at ?? null,
    };
  }

  saveNote(room: Newsroom, { story, note, text }: SaveNote): NoteSaved {
    const at = new Date().toISOString();
    const old = this.#notes.find(({ id }) => id === note);
    if (old === undefined && note !== null) throw notFound('note of that name');
    if (text.trim() === '') {
      this.#notes = this.#notes.filter((one) => one !== old);
      return { note: null, at, met: null };
    }
    if (old !== undefined) {
      if (old.person !== room.me) throw failure('refused', 'This note is somebody else’s.');
      Object.assign(old, { text, changed_at: at });
      return { note: old.id, at, met: null };
    }
    const by = room.people.find(({ id }) => id === room.me)?.name ?? '';
    const kept = { id: freshId('note'), by, mine: true, at, changed_at: at, text, person: room.me };
    this.#notes.push({ ...kept, story: stories.find(room, story).row.id });
    return { note: kept.id, at, met: null };
  }

  saveScratch(room: Newsroom, { story, text, since }: SaveScratch): NoteSaved {
    const at = new Date().toISOString();
    const pad = `${stories.find(room, story).row.id} ${room.me}`;
    const there = this.#scratches.get(pad)?.text ?? '';
    // The real putting together is crates/api: here the other words stand above.
    const kept = there === since || there === text ? text : `${there}\n${text}`;
    this.#scratches.set(pad, { text: kept, at });
    return { note: null, at, met: kept === text ? null : kept };
  }

  snippets(): SnippetView[] {
    return this.#snippets.toSorted((a, b) => a.name.localeCompare(b.name));
  }

  saveSnippet(snippet: SnippetView): SnippetView[] {
    if (snippet.name.trim() === '') throw failure('bad_request', 'Give the snippet a name.');
    const id = snippet.id || freshId('snippet');
    this.#snippets = [...this.#snippets.filter((one) => one.id !== id), { ...snippet, id }];
    return this.snippets();
  }

  removeSnippet(id: string): SnippetView[] {
    this.#snippets = this.#snippets.filter((one) => one.id !== id);
    return this.snippets();
  }

  corrections(room: Newsroom): CorrectionView[] {
    return this.#corrections.get(room.me) ?? [];
  }

  saveCorrection(room: Newsroom, pair: CorrectionView): CorrectionView[] {
    const typed = pair.typed.trim().toLowerCase();
    if (!/^[\p{L}\p{M}’']+$/u.test(typed))
      throw failure(
        'bad_request',
        `“${typed}” can’t be put right while it is typed: use one word of letters.`,
      );
    const others = this.corrections(room).filter((one) => one.typed !== typed);
    const all = [...others, { typed, meant: pair.meant }].toSorted((a, b) => a.typed.localeCompare(b.typed));
    this.#corrections.set(room.me, all);
    return all;
  }

  removeCorrection(room: Newsroom, typed: string): CorrectionView[] {
    this.#corrections.set(
      room.me,
      this.corrections(room).filter((one) => one.typed !== typed),
    );
    return this.corrections(room);
  }

  templates(): TemplatesView {
    return {
      templates: this.#templates,
      may_require: [
        { name: 'standfirst', words: 'a standfirst' },
        { name: 'quotation', words: 'a quotation with who said it' },
        { name: 'link', words: 'a link to a source' },
      ],
      why_not: null,
    };
  }

  saveTemplate(template: TemplateView): TemplatesView {
    const id = template.id || freshId('template');
    this.#templates = [...this.#templates.filter((one) => one.id !== id), { ...template, id, changed: true }];
    return this.templates();
  }

  removeTemplate(id: string): TemplatesView {
    this.#templates = this.#templates.filter((one) => one.id !== id || one.built_in);
    return this.templates();
  }

  apply(room: Newsroom, id: string, given: string): StoryView {
    const story = stories.find(room, id);
    const template = this.#templates.find(({ id: known, name }) => known === given || name === given);
    if (template === undefined) throw notFound('template of that name');
    if (story.row.words > 0) throw failure('refused', 'A template begins an empty body.');
    const parts = template.skeleton.map(({ text, guide }) => ({ block: paragraph(text), guide }));
    story.blocks = parts.map(({ block }) => block);
    story.guides = {
      template: template.name,
      headline: template.headline,
      standfirst: template.standfirst,
      blocks: Object.fromEntries(
        parts.map(({ block, guide }) => [(block['attrs'] as { id: string }).id, guide]),
      ),
    };
    story.row.kind = template.kind;
    story.seq += 1;
    return stories.view(room, story);
  }

  mark(room: Newsroom, { story, blocks }: MarkCut): CutView {
    const kept = stories.find(room, story);
    kept.cut = { blocks, words: blocks.length * 10 };
    return kept.cut;
  }

  find(room: Newsroom, { query, limit }: FindLink): LinkFound[] {
    return jump(room, query.replace(/^stet:/, ''), limit).map((hit) => ({
      story: hit.story,
      headline: hit.headline || hit.slugline,
      state: hit.state,
      byline: hit.byline,
      href: `stet:${hit.story}`,
      address: null,
    }));
  }
}
