/** The twin's page under review, and decisions on it. */
import type {
  CommentsView,
  GroupView,
  Json,
  LineView,
  OpenItemView,
  ReviewAsk,
  ReviewBlock,
  ReviewLine,
  ReviewRun,
  ReviewView,
  Settle,
  ThreadView,
} from '../wire';
import { commentsOf } from './comments';
import { compare, timeline } from './compare';
import { failure, type KeptStory, type Newsroom } from './newsroom';
import { changesOf, grouped, initials, labelOf, of, only, personOf, textOf, type Change } from './proposals';
import * as stories from './stories';
import { furnitureOf, hunksOf, idOf } from './versions';

function groupView(group: Change[], story: KeptStory): GroupView {
  return {
    slot: group[0]?.block ?? '',
    contested: group.length > 1,
    stuck: false,
    choices: group.map((change) => ({
      by: [
        {
          proposal: change.proposal.id,
          changes: [change.id],
          tag: change.proposal.notes.get(change.id)?.tag ?? '',
          why: change.proposal.notes.get(change.id)?.why ?? '',
        },
      ],
      label: labelOf(change, story),
      kind: change.kind,
      was: only(change.line, 'cut'),
      now: change.kind === 'added' ? textOf(change.words) : only(change.line, 'added'),
    })),
  };
}

const plainRun = (run: LineView['runs'][number]): ReviewRun => ({
  change: run.change,
  pieces: run.pieces,
  id: '',
  group: null,
  choice: 0,
  threads: [],
});

function lineView(line: LineView, standing: boolean): ReviewLine {
  return { label: line.label, place: line.place, line: standing ? 0 : null, runs: line.runs.map(plainRun) };
}

/** A paragraph with what is suggested for its words in it. */
function suggestedIn(group: Change[], number: number): ReviewLine {
  const runs: ReviewRun[] = [];
  for (const [choice, { line }] of group.entries()) {
    for (const run of line?.runs ?? []) {
      if (run.change === 'kept' && choice === 0) runs.push(plainRun(run));
      if (run.change === 'cut' && choice === 0)
        runs.push({ ...plainRun(run), change: 'kept', group: number });
      if (run.change !== 'added') continue;
      const last = runs.findLastIndex(({ change }) => change === 'suggested');
      const suggested = { ...plainRun(run), change: 'suggested', group: number, choice };
      if (last < 0) runs.push(suggested);
      else runs.splice(last + 1, 0, suggested);
    }
  }
  return { label: 'text', place: [], line: 0, runs };
}

/** Cuts runs where comments begin and end, and says which stand on each. */
function underThreads(line: ReviewLine, threads: readonly ThreadView[]): ReviewLine {
  let at = 0;
  const runs: ReviewRun[] = [];
  for (const run of line.runs) {
    const text = run.pieces.map((piece) => piece.text).join('');
    if (run.change === 'cut' || run.change === 'suggested') {
      runs.push(run);
      continue;
    }
    const from = at;
    const ends = threads
      .flatMap((thread) => [thread.from - from, thread.to - from])
      .filter((end) => end > 0 && end < text.length);
    let start = 0;
    for (const end of [...new Set([...ends, text.length])].sort((a, b) => a - b)) {
      const on = threads.filter((thread) => thread.from <= from + start && from + start < thread.to);
      runs.push({
        ...run,
        pieces: [{ text: text.slice(start, end), marks: run.pieces[0]?.marks ?? [], href: '' }],
        threads: on.map(({ id }) => id),
      });
      start = end;
    }
    at += text.length;
  }
  return { ...line, runs };
}

export function review(room: Newsroom, { story: given, from }: ReviewAsk): ReviewView {
  const story = stories.find(room, given);
  const { marks } = timeline(room, story.row.id);
  const word =
    from === '' ? (marks.find((mark) => mark.word === 'opened' || mark.word === 'filed')?.word ?? '') : from;
  const known = word === '' ? null : compare(room, { story: story.row.id, a: word, b: '' });
  const groups = grouped(story);
  const comments = commentsOf(room, story);
  const open = (slot: string): ThreadView[] =>
    comments.threads.filter((thread) => thread.slot === slot && thread.resolved_at === null);
  const hunks = known?.hunks ?? hunksOf(story.blocks, story.blocks);
  const added = (after: string): ReviewBlock[] =>
    groups.flatMap((group, number) =>
      group.flatMap(({ kind, after: place, words }, choice) =>
        kind === 'added' && place === after && words ? [fresh(words, number, choice)] : [],
      ),
    );
  const blocks = hunks.flatMap((hunk): ReviewBlock[] => {
    const id = hunk.new === '' ? hunk.old : hunk.new;
    const number = groups.findIndex((group) => group[0]?.block === id && group[0].kind !== 'added');
    const group = groups[number];
    const words = group?.every(({ kind }) => kind === 'words') ?? false;
    const lines =
      words && group
        ? [suggestedIn(group, number)]
        : hunk.lines.map((line) => lineView(line, hunk.new !== ''));
    return [
      {
        id,
        change: words ? 'same' : hunk.change,
        moved: hunk.moved,
        change_id: '',
        kind: hunk.kind,
        level: hunk.level,
        picture: hunk.picture ?? hunk.picture_was,
        src: hunk.src,
        facts: hunk.facts,
        lines: lines.map((line) => underThreads(line, open(id))),
        groups: group && !words ? [number] : [],
        choice: 0,
        threads: open(id).flatMap((thread) => (thread.from === thread.to ? [thread.id] : [])),
      },
      ...(hunk.new === '' ? [] : added(id)),
    ];
  });
  const furniture = known?.furniture ?? furnitureOf(story.furniture, story.furniture);
  return {
    story: stories.view(room, story),
    direction: /^(ar|fa|he|ur)/.test(story.row.language) ? 'rtl' : 'ltr',
    from: known?.a ?? null,
    word,
    marks,
    summary: known?.summary ?? '',
    furniture: furniture.map((line) => underThreads(lineView(line, true), open(line.label))),
    blocks: [...added(''), ...blocks],
    groups: groups.map((group) => groupView(group, story)),
    proposals: of(story).proposals.map((one, number) => ({
      id: one.id,
      person: personOf(room, one.person),
      initials: initials(personOf(room, one.person).name),
      colour: (number % 8) + 1,
      mine: one.person === room.me,
      changes: changesOf(story, one).length,
      at: one.at,
    })),
    comments,
    open: openItems(story, groups, comments),
    cannot_decide: stories.view(room, story).read_only,
    cannot_suggest: null,
  };
}

function fresh(words: Json, group: number, choice: number): ReviewBlock {
  const run: ReviewRun = {
    change: 'suggested',
    pieces: [{ text: textOf(words), marks: [], href: '' }],
    id: '',
    group,
    choice,
    threads: [],
  };
  return {
    id: idOf(words),
    change: 'suggested',
    moved: false,
    change_id: '',
    kind: String(words['type'] ?? 'paragraph'),
    level: 0,
    picture: null,
    src: '',
    facts: [],
    lines: [{ label: 'text', place: [], line: null, runs: [run] }],
    groups: [group],
    choice,
    threads: [],
  };
}

function openItems(story: KeptStory, groups: Change[][], comments: CommentsView): OpenItemView[] {
  const none = { slot: '', group: null, thread: '', blocks: false };
  const order = (slot: string): number => {
    const at = story.blocks.findIndex((block) => idOf(block) === slot);
    return at < 0 ? story.blocks.length : at;
  };
  const items: OpenItemView[] = [
    ...groups.flatMap(([first, ...more], group) =>
      first
        ? [
            {
              ...none,
              kind: 'suggestion',
              slot: first.kind === 'added' ? first.after : first.block,
              group,
              label: more.length > 0 ? 'several wordings are suggested' : labelOf(first, story),
              blocks: true,
            },
          ]
        : [],
    ),
    ...comments.threads.flatMap((thread) =>
      thread.resolved_at === null
        ? [
            {
              ...none,
              kind: 'comment',
              slot: thread.slot,
              thread: thread.id,
              label: `${thread.said[0]?.by.name ?? ''}: ${thread.said[0]?.text ?? ''}`,
              blocks: thread.must,
            },
          ]
        : [],
    ),
    ...story.blocks.flatMap((block) =>
      /\bTK\b/u.test(textOf(block))
        ? [{ ...none, kind: 'placeholder', slot: idOf(block), label: 'TK is still to come', blocks: true }]
        : [],
    ),
  ];
  return items.sort((a, b) => order(a.slot) - order(b.slot));
}

export function settle(room: Newsroom, request: Settle): ReviewView {
  const story = stories.find(room, request.story);
  if (request.seq !== story.seq)
    throw failure(
      'stale',
      'The text changed while you were deciding, so nothing was done. Look at it again.',
    );
  const named = new Set(request.changes);
  let taken = false;
  for (const group of grouped(story)) {
    const meant = group.filter(({ id, proposal }) =>
      named.size === 0
        ? (group.length === 1 || !request.take) &&
          (request.proposal === '' || request.proposal === proposal.id)
        : named.has(id),
    );
    if (meant.length === 0) continue;
    const [first] = meant;
    if (request.take && first) {
      take(story, first);
      taken = true;
    }
    for (const change of request.take ? group : meant) putBack(story, change);
  }
  if (taken) story.seq += 1;
  const here = of(story);
  here.proposals = here.proposals.filter((one) => changesOf(story, one).length > 0);
  return review(room, { story: story.row.id, from: request.from });
}

function take(story: KeptStory, { kind, block, after, words }: Change): void {
  if (kind === 'cut') story.blocks = story.blocks.filter((one) => idOf(one) !== block);
  else if (kind === 'words')
    story.blocks = story.blocks.map((one) => (idOf(one) === block && words ? words : one));
  else if (words) story.blocks.splice(story.blocks.findIndex((one) => idOf(one) === after) + 1, 0, words);
}

/** What was decided on is no change of its proposal any more. */
function putBack(story: KeptStory, { proposal, block }: Change): void {
  const stands = story.blocks.find((one) => idOf(one) === block);
  const without = (blocks: Json[]): Json[] => blocks.filter((one) => idOf(one) !== block);
  if (stands === undefined) {
    proposal.blocks = without(proposal.blocks);
    proposal.base = without(proposal.base);
    return;
  }
  const withIt = (blocks: Json[]): Json[] =>
    blocks.some((one) => idOf(one) === block)
      ? blocks.map((one) => (idOf(one) === block ? stands : one))
      : [...blocks, stands];
  proposal.blocks = withIt(proposal.blocks);
  proposal.base = withIt(proposal.base);
}
