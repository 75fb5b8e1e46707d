/** The twin's proposals: whose text differs where. Its changes are whole paragraphs; the core tells words apart. */
import type {
  BlockMarks,
  Empty,
  Json,
  LineView,
  MarksAsk,
  PersonRef,
  Proposed,
  ProposalText,
  ProposeText,
  ThreadView,
} from '../wire';
import { freshId, type KeptStory, type Newsroom } from './newsroom';
import * as stories from './stories';
import { hunksOf, idOf } from './versions';

export interface Proposal {
  id: string;
  person: string;
  base: Json[];
  blocks: Json[];
  seq: number;
  at: string;
  notes: Map<string, { tag: string; why: string }>;
}

interface Kept {
  proposals: Proposal[];
  threads: (ThreadView & { people: string[] })[];
}

const kept = new WeakMap<KeptStory, Kept>();

export function of(story: KeptStory): Kept {
  const known = kept.get(story);
  if (known) return known;
  const fresh: Kept = { proposals: [], threads: [] };
  kept.set(story, fresh);
  return fresh;
}

export const initials = (name: string): string => {
  const words = name.split(/\s+/u).filter((word) => word !== '');
  const last = words.length > 1 ? words.at(-1) : '';
  return `${words[0]?.[0] ?? ''}${last?.[0] ?? ''}`.toUpperCase();
};

export function personOf(room: Newsroom, id: string): PersonRef {
  return { id, name: room.people.find((person) => person.id === id)?.name ?? '', title: '' };
}

export const textOf = (block: unknown): string => {
  const { text, content } = block as { text?: string; content?: unknown[] };
  return text ?? (content ?? []).map(textOf).join(' ');
};

/** One paragraph that somebody would have otherwise. */
export interface Change {
  proposal: Proposal;
  id: string;
  block: string;
  after: string;
  kind: 'words' | 'added' | 'cut';
  line: LineView | null;
  words: Json | null;
}

export function changesOf(story: KeptStory, proposal: Proposal): Change[] {
  const was = new Map(proposal.base.map((block) => [idOf(block), JSON.stringify(block)]));
  let after = '';
  const changes: Change[] = [];
  const there = new Set(proposal.blocks.map(idOf));
  const now = new Map(story.blocks.map((block) => [idOf(block), block]));
  for (const block of proposal.blocks) {
    const id = idOf(block);
    const stands = now.get(id);
    const touched = was.get(id) !== JSON.stringify(block);
    if (touched && stands === undefined) {
      changes.push({
        proposal,
        id: `${proposal.id}.${id}`,
        block: id,
        after,
        kind: 'added',
        line: null,
        words: block,
      });
    } else if (touched && stands && JSON.stringify(stands) !== JSON.stringify(block)) {
      const line = hunksOf([stands], [block])[0]?.lines[0] ?? null;
      changes.push({
        proposal,
        id: `${proposal.id}.${id}`,
        block: id,
        after,
        kind: 'words',
        line,
        words: block,
      });
    }
    if (stands) after = id;
  }
  for (const [id] of was) {
    if (there.has(id) || !now.has(id)) continue;
    changes.push({
      proposal,
      id: `${proposal.id}.${id}`,
      block: id,
      after: '',
      kind: 'cut',
      line: null,
      words: null,
    });
  }
  return changes;
}

/** The changes of everybody, those of one paragraph together. */
export function grouped(story: KeptStory): Change[][] {
  const places = new Map<string, Change[]>();
  for (const change of of(story).proposals.flatMap((one) => changesOf(story, one))) {
    places.set(change.block, [...(places.get(change.block) ?? []), change]);
  }
  const order = (id: string): number => story.blocks.findIndex((block) => idOf(block) === id);
  const placeOf = ([first]: Change[]): number =>
    first?.kind === 'added' ? order(first.after) + 0.5 : order(first?.block ?? '');
  return [...places.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

export const only = (line: LineView | null, change: string): string =>
  (line?.runs ?? [])
    .filter((run) => run.change === change)
    .flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .join('');

export function labelOf({ kind, line, words, block }: Change, story: KeptStory): string {
  if (kind === 'added') return `a new paragraph, “${textOf(words).slice(0, 60)}”`;
  const stands = story.blocks.find((one) => idOf(one) === block);
  if (kind === 'cut') return `cut the paragraph “${textOf(stands).slice(0, 60)}”`;
  const [cut, added] = [only(line, 'cut').trim(), only(line, 'added').trim()];
  if (cut === '') return `add “${added}”`;
  return added === '' ? `cut “${cut}”` : `“${added}” for “${cut}”`;
}

export function noteChange(
  room: Newsroom,
  request: { story: string; of: string; changes: string[]; tag: string; why: string },
): Empty {
  const proposal = of(stories.find(room, request.story)).proposals.find(({ id }) => id === request.of);
  for (const change of request.changes) proposal?.notes.set(change, { tag: request.tag, why: request.why });
  return {};
}

export function proposal(room: Newsroom, given: string): ProposalText {
  const story = stories.find(room, given);
  const mine = of(story).proposals.find(({ person }) => person === room.me);
  const blocks = mine?.blocks ?? story.blocks;
  return {
    proposal: mine?.id ?? '',
    base: String(story.seq),
    seq: mine?.seq ?? 0,
    furniture: structuredClone(story.furniture),
    blocks: structuredClone(blocks),
    marks: marks(room, { story: given, blocks }),
    text_seq: story.seq,
  };
}

export function propose(room: Newsroom, typed: ProposeText): Proposed {
  const story = stories.find(room, typed.story);
  const here = of(story);
  const at = new Date().toISOString();
  let mine = here.proposals.find(({ person }) => person === room.me);
  if (!mine) {
    mine = {
      id: freshId('proposal'),
      person: room.me,
      base: structuredClone(story.blocks),
      blocks: structuredClone(story.blocks),
      seq: 0,
      at,
      notes: new Map(),
    };
    here.proposals.push(mine);
  }
  const words = new Map(
    [...mine.blocks, ...typed.changed].map((block): [string, Json] => [idOf(block), block]),
  );
  mine.blocks = typed.order.flatMap((id): Json[] => {
    const block = words.get(id);
    return block ? [block] : [];
  });
  mine.seq += 1;
  mine.at = at;
  const changes = changesOf(story, mine).length;
  if (changes > 0) return { proposal: mine.id, seq: mine.seq, at, changes };
  here.proposals = here.proposals.filter((one) => one !== mine);
  return { proposal: '', seq: 0, at, changes };
}

export function marks(room: Newsroom, { story: given, blocks }: MarksAsk): BlockMarks[] {
  const story = stories.find(room, given);
  return blocks.map((block) => {
    const stands = story.blocks.find((one) => idOf(one) === idOf(block));
    if (!stands) return { block: idOf(block), change: 'added', lines: [] };
    if (JSON.stringify(stands) === JSON.stringify(block))
      return { block: idOf(block), change: 'same', lines: [] };
    let at = 0;
    let cut = '';
    const found: BlockMarks['lines'][number]['marks'] = [];
    for (const run of hunksOf([stands], [block])[0]?.lines[0]?.runs ?? []) {
      const text = run.pieces.map((piece) => piece.text).join('');
      if (run.change === 'cut') {
        cut = text;
        continue;
      }
      if (run.change === 'added' || cut !== '')
        found.push({ from: at, to: run.change === 'added' ? at + text.length : at, cut });
      cut = '';
      at += text.length;
    }
    if (cut !== '') found.push({ from: at, to: at, cut });
    return { block: idOf(block), change: 'changed', lines: [{ line: 0, marks: found }] };
  });
}

export function withdraw(room: Newsroom, given: string): Empty {
  const here = of(stories.find(room, given));
  here.proposals = here.proposals.filter(({ person }) => person !== room.me);
  return {};
}
