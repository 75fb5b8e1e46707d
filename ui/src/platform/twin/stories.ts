/** The twin's stories: lists, one story whole, typing, fields and acts. The real rules live in the core; these only look like them. */
import type {
  ActView,
  CaughtUp,
  Empty,
  FieldsIn,
  Home,
  DeskQueue,
  HistoryEntry,
  Json,
  MergeIn,
  NewStory,
  RefusalView,
  Saved,
  StoryRow,
  StoryView,
  TypeText,
} from '../wire';
import { failure, freshId, holdersOf, notFound, type KeptStory, type Newsroom } from './newsroom';
import { countWords, paragraph, tell, toCome } from './sample';
import { damagedIn } from './damage';
import * as versions from './versions';
import { answer, caughtUp, giveUp, grasp, isLate, keep, leaseOf, meet, merged, siblingsOf } from './writing';

const approvers = ['chief', 'deputy-chief'];
const editors = [...approvers, 'editor', 'sub'];

interface Rule {
  label: string;
  from: string[];
  to: string;
  who: readonly string[] | null;
  note?: boolean;
}

const rules: Record<string, Rule> = {
  start: { label: 'Start writing', from: ['pitched', 'commissioned'], to: 'drafting', who: null },
  share: {
    label: 'Show to the desk',
    from: ['pitched', 'commissioned', 'drafting'],
    to: '',
    who: null,
  },
  file: { label: 'File', from: ['drafting', 'returned'], to: 'filed', who: null },
  take: { label: 'Take', from: ['filed'], to: 'editing', who: editors },
  approve: { label: 'Approve', from: ['editing'], to: 'approved', who: approvers },
  return: {
    label: 'Return',
    from: ['filed', 'editing', 'approved'],
    to: 'returned',
    who: editors,
    note: true,
  },
  hold: {
    label: 'Hold',
    from: ['drafting', 'filed', 'editing', 'returned', 'approved'],
    to: 'held',
    who: approvers,
    note: true,
  },
  spike: {
    label: 'Spike',
    from: ['pitched', 'drafting', 'filed', 'returned'],
    to: 'spiked',
    who: approvers,
    note: true,
  },
  undo: { label: 'Put back', from: ['held', 'spiked'], to: '', who: approvers },
  release: { label: 'Release', from: ['approved'], to: 'approved', who: editors },
};

export function find(room: Newsroom, story: string): KeptStory {
  const found = room.stories.find(({ row }) => row.id === story || row.slug === story);
  if (!found || !mayRead(room, found)) throw notFound('story of that name');
  return found;
}

/** May whoever sits here read it? The rule itself is the core's. */
export function mayRead(room: Newsroom, { row, assignee }: KeptStory): boolean {
  return !row.private || assignee === room.me || row.writers.includes(myName(room));
}

export const myName = (room: Newsroom): string => room.people.find(({ id }) => id === room.me)?.name ?? '';

function refusalOf(room: Newsroom, story: KeptStory, act: string): RefusalView | null {
  const rule = rules[act];
  const { row } = story;
  if (!rule) return null;
  const refuse = (code: string, missing: string[], whoCan: string[], next: string): RefusalView => ({
    code,
    missing,
    who_can: whoCan,
    next,
  });
  if (!rule.from.includes(row.workflow) || row.publication === 'live') {
    return refuse(
      'wrong_state',
      [],
      [],
      `It is ${row.workflow}; ${act} is for copy that is ${rule.from.join(' or ')}.`,
    );
  }
  const who = rule.who ? holdersOf(room, row.desk?.id, rule.who) : null;
  if (who && !who.includes(myName(room))) {
    return refuse('not_allowed', [], who, 'Ask one of them, or sit down as them.');
  }
  if (act === 'approve' && JSON.stringify(story.blocks).includes('TK')) {
    return refuse('incomplete', ['1 TK in the copy'], who ?? [], 'Fill the TK in, then approve.');
  }
  if (act === 'file' && (row.headline === '' || row.words === 0)) {
    return refuse('incomplete', ['a headline and some copy'], [], 'Write them, then file.');
  }
  return null;
}

function sentence(row: StoryRow, act: string, refusal: RefusalView): string {
  const name = row.headline || row.slugline || 'This story';
  const parts = [`“${name}” was not ${pastOf[act] ?? act}.`];
  if (refusal.missing.length > 0) parts.push(`It still has ${refusal.missing.join(', ')}.`);
  if (refusal.who_can.length > 0) parts.push(`${refusal.who_can.join(' or ')} can.`);
  return [...parts, refusal.next].join(' ');
}

const pastOf: Record<string, string> = {
  take: 'taken',
  approve: 'approved',
  return: 'returned',
  file: 'filed',
  release: 'released',
  hold: 'held',
  spike: 'spiked',
  undo: 'put back',
  start: 'started',
};

function actsFor(room: Newsroom, story: KeptStory): ActView[] {
  const likely = Object.keys(rules).find(
    (act) => act !== 'share' && rules[act]?.from.includes(story.row.workflow),
  );
  return Object.entries(rules)
    .filter(([act, rule]) => rule.from.includes(story.row.workflow) && (act !== 'share' || story.row.private))
    .map(([act, rule]) => {
      const refusal = refusalOf(room, story, act);
      return {
        act,
        label: act === 'file' ? `File to ${story.row.desk?.name ?? 'a'} desk` : rule.label,
        needs_note: rule.note ?? false,
        primary: act === likely,
        refusal,
        why_not: refusal ? sentence(story.row, act, refusal) : '',
      };
    });
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
    priority: story.priority,
    urgency: story.urgency,
    assignee: assignee ? { id: assignee.id, name: assignee.name, title: '' } : null,
    acts: actsFor(room, story),
    approval: story.approvedBy
      ? { by: story.approvedBy, at: row.changed_at, solo_reason: '', current: true, unsigned: [] }
      : null,
    read_only: null,
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

function readable(room: Newsroom): StoryRow[] {
  return room.stories.filter((story) => mayRead(room, story)).map(({ row }) => ({ ...row }));
}

export function home(room: Newsroom): Home {
  const me = myName(room);
  const rows = readable(room).filter((row) => row.publication === 'unpublished');
  const mine = (states: string[]): StoryRow[] =>
    rows.filter((row) => states.includes(row.workflow) && row.writers.includes(me));
  const myDesks = room.roles.filter((role) => role.person.name === me).map((role) => role.desk.id);
  return {
    drafts: mine(['drafting']),
    returned: mine(['returned']),
    assigned: mine(['pitched', 'commissioned']),
    under_way: mine(['filed', 'editing', 'approved', 'held']),
    waiting: rows.filter(
      (row) =>
        ['filed', 'editing'].includes(row.workflow) &&
        !row.writers.includes(me) &&
        myDesks.includes(row.desk?.id ?? ''),
    ),
    embargoes: rows.filter((row) => row.embargo_until !== null),
  };
}

export function queue(room: Newsroom, desk: string | null): DeskQueue {
  const at = room.desks.find(({ id }) => id === desk);
  const here = readable(room).filter((row) => !at || row.desk?.id === at.id);
  const rows = here.filter((row) => row.publication !== 'live');
  return {
    desk: at ? { id: at.id, name: at.name } : null,
    can_approve: at ? holdersOf(room, at.id, approvers) : [],
    rows: rows.slice(0, 500),
    live: here.filter((row) => row.publication === 'live').slice(0, 20),
    total: rows.length,
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
  const rule = rules[name];
  if (!rule) throw failure('bad_request', `There is no act “${name}”.`);
  const refusal = refusalOf(room, story, name);
  if (refusal) throw failure('refused', sentence(story.row, name, refusal), refusal);
  if (rule.note && note === '') throw failure('refused', `A note says why. Write one, then ${name}.`);
  const at = new Date().toISOString();
  if (name === 'hold' || name === 'spike') story.before = story.row.workflow;
  if (name === 'file' || name === 'share') story.row.private = false;
  if (name !== 'share') story.row.workflow = rule.to || story.before;
  story.row.changed_at = at;
  if (name === 'release') {
    story.row.publication = 'live';
    story.row.released_at = at;
  }
  if (name === 'take') story.row.holder = myName(room);
  if (name === 'approve') story.approvedBy = myName(room);
  if (note) story.row.note = { by: myName(room), at, act: name, text: note };
  versions.act(story, name, myName(room), note, at);
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
