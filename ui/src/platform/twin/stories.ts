/** The twin's stories: lists, one story whole, typing, fields and acts. The real rules live in the core; these only look like them. */
import type {
  CaughtUp,
  Empty,
  FieldsIn,
  HistoryEntry,
  Json,
  MergeIn,
  NewStory,
  Saved,
  StoryView,
  TypeText,
} from '../wire';
import { actsFor, approvers, perform, refusalOf, rules } from './acts';
import { freshId, holdersOf, mayRead, myName, notFound, type KeptStory, type Newsroom } from './newsroom';
import { countWords, paragraph, tell, toCome } from './sample';
import { damagedIn } from './damage';
import { answer, caughtUp, giveUp, grasp, isLate, keep, leaseOf, meet, merged, siblingsOf } from './writing';

export function find(room: Newsroom, story: string): KeptStory {
  const found = room.stories.find(({ row }) => row.id === story || row.slug === story);
  if (!found || !mayRead(room, found)) throw notFound('story of that name');
  return found;
}

export function view(room: Newsroom, story: KeptStory): StoryView {
  const { row } = story;
  const assignee = room.people.find(({ id }) => id === story.assignee);
  return {
    row: { ...row },
    schema: 1,
    furniture: structuredClone(story.furniture),
    blocks: structuredClone(story.blocks),
    seq: story.seq,
    credits: story.credits.map((credit) => ({ ...credit })),
    byline: row.writers.join(' and '),
    dateline: story.dateline,
    tags: story.tags,
    legal: story.legal,
    facts: 'none',
    no_due: '',
    no_length: '',
    scheduled_at: null,
    priority: story.priority,
    urgency: story.urgency,
    assignee: assignee ? { id: assignee.id, name: assignee.name, title: '' } : null,
    acts: actsFor(room, story),
    approval: story.approvedBy
      ? { by: story.approvedBy, at: row.changed_at, solo_reason: '', current: true, since: '', unsigned: [] }
      : null,
    sign_offs: story.approvedBy
      ? [
          {
            function: 'chief',
            by: story.approvedBy,
            at: row.changed_at,
            solo_reason: '',
            current: true,
            since: '',
            unsigned: [],
            waived: [],
            revision: null,
          },
        ]
      : [],
    next: null,
    asked: null,
    read_only: null,
    can_suggest: true,
    undescribed: JSON.stringify(story.blocks).split('"alt":""').length - 1,
    placeholders: bodyText(story)
      .split('\n')
      .flatMap((line) => Array.from({ length: toCome(line, room.placeholders) }, () => line)),
    missing: (
      refusalOf(room, story, rules['approve']?.from.includes(row.workflow) ? 'approve' : 'file')?.missing ??
      []
    ).filter((one) => !one.includes('TK')),
    characters: row.words * 6,
    reading_minutes: Math.max(1, Math.round(row.words / 230)),
    can_approve: holdersOf(room, row.desk?.id, approvers),
    imported_from: story.importedFrom,
    lease: leaseOf(room, story),
    siblings: siblingsOf(room, story),
    damaged: damagedIn(story),
    guides: story.guides,
    cut: story.cut,
  };
}

export function begin(room: Newsroom, { headline, desk }: NewStory): StoryView {
  const me = myName(room);
  const slug = headline ? headline.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-') : freshId('untitled');
  const where = room.desks.find(({ id, name }) => id === desk || name === desk) ?? room.desks[0];
  const told = {
    slug,
    headline,
    body: [''],
    desk: where?.name ?? '',
    workflow: 'drafting',
    writers: [me],
    holder: me,
    changed: 0,
    own: !room.solo,
  };
  return view(room, tell(room, told, new Date()));
}

export function type(room: Newsroom, typed: TypeText): Saved {
  const story = find(room, typed.story);
  if (!isLate(room, story, typed)) return { ...write(story, typed), ...answer(grasp(room, story)) };
  const met = meet(room, story, typed);
  if (met !== null) return { ...write(story, met), ...answer(grasp(room, story), { met: true }) };
  const kept = keep(room, story, typed);
  return { ...figures(story), ...answer(0, { kept }) };
}

type Figures = Omit<Saved, 'token' | 'met' | 'flagged' | 'kept'>;

function write(story: KeptStory, typed: TypeText): Figures {
  story.past.push({ seq: story.seq, blocks: story.blocks });
  if (typed.furniture) story.furniture = typed.furniture;
  const known = new Map<string, Json>(story.blocks.map((block) => [idOf(block), block]));
  for (const block of typed.changed) known.set(idOf(block), block);
  story.blocks = typed.order.flatMap((id): Json[] => {
    const block = known.get(id);
    return block ? [block] : [];
  });
  story.seq += 1;
  const text = bodyText(story);
  story.row.headline = story.furniture.headline;
  story.row.words = countWords(text);
  story.row.placeholders = toCome(text);
  story.row.changed_at = new Date().toISOString();
  if (story.row.workflow === 'approved') story.row.workflow = 'editing';
  return figures(story);
}

const bodyText = (story: KeptStory): string => story.blocks.map((block) => textOf(block)).join('\n');

function figures(story: KeptStory): Figures {
  const text = bodyText(story);
  return {
    seq: story.seq,
    at: story.row.changed_at,
    words: story.row.words,
    characters: text.length,
    reading_minutes: Math.max(1, Math.round(story.row.words / 230)),
    placeholders: toCome(text),
    workflow: story.row.workflow,
  };
}

function idOf(block: Record<string, unknown>): string {
  const attrs = block['attrs'] as { id?: string } | undefined;
  return attrs?.id ?? '';
}

export function textOf(node: unknown): string {
  const { text, content } = node as { text?: string; content?: unknown[] };
  return text ?? (content ?? []).map(textOf).join(' ');
}

export function setFields(room: Newsroom, id: string, fields: FieldsIn): StoryView {
  const story = find(room, id);
  const { row } = story;
  if (fields.slugline !== undefined) row.slugline = fields.slugline;
  if (fields.slug !== undefined) row.slug = fields.slug;
  if (fields.kind !== undefined) row.kind = fields.kind;
  if (fields.dateline !== undefined) story.dateline = fields.dateline;
  if (fields.due !== undefined) row.due = fields.due === '' ? null : new Date(fields.due).toISOString();
  if (fields.length !== undefined) row.length = fields.length === '' ? null : Number(fields.length);
  if (fields.legal !== undefined) story.legal = fields.legal;
  if (fields.language !== undefined) row.language = fields.language;
  if (fields.tags !== undefined)
    story.tags = fields.tags
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean);
  if (fields.desk !== undefined) {
    const desk = room.desks.find(({ id: known, name }) => known === fields.desk || name === fields.desk);
    row.desk = desk ? { id: desk.id, name: desk.name } : null;
  }
  if (fields.credits !== undefined) {
    story.credits = fields.credits.map(({ author, role }) => {
      const known = room.authors.find(({ id: which, name }) => which === author || name === author);
      return { author: known?.id ?? freshId('author'), name: known?.name ?? author, role };
    });
    row.writers = story.credits.filter(({ role }) => role === 'writer').map(({ name }) => name);
  }
  return view(room, story);
}

export function act(room: Newsroom, id: string, name: string, note: string): StoryView {
  const story = find(room, id);
  perform(room, story, name, note);
  return view(room, story);
}

export function leave(room: Newsroom, id: string): Empty {
  const story = find(room, id);
  return story.writing?.by === myName(room) ? giveUp(story) : {};
}

export function takeOver(room: Newsroom, id: string, note: string): StoryView {
  const story = find(room, id);
  const from = story.writing?.by ?? '';
  grasp(room, story, from, note);
  return view(room, story);
}

export function merge(room: Newsroom, request: MergeIn): StoryView {
  const story = find(room, request.story);
  story.past.push({ seq: story.seq, blocks: story.blocks });
  story.blocks = merged(story, request);
  story.seq += 1;
  return view(room, story);
}

export function catchUp(room: Newsroom, id: string, seq: number): CaughtUp {
  return caughtUp(find(room, id), { story: id, seq });
}

export function historyOf(room: Newsroom, id: string): HistoryEntry[] {
  return [...find(room, id).history].reverse();
}

export function fromLines(lines: string[]): Record<string, unknown>[] {
  return lines.map(paragraph);
}
