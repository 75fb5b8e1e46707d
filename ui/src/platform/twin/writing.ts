/** The twin's writing hands: who writes a story, words that come late, and what was written since. */
import type {
  CatchUp,
  CaughtUp,
  Empty,
  Json,
  LeaseView,
  MergeAsk,
  MergeIn,
  MergePlace,
  MergeView,
  Saved,
  SiblingView,
  TypeText,
  WordRun,
} from '../wire';
import { freshId, notFound, type KeptStory, type Newsroom } from './newsroom';

const me = (room: Newsroom): string => room.people.find(({ id }) => id === room.me)?.name ?? '';

const idOf = (block: Json): string => (block.attrs as { id?: string } | undefined)?.id ?? '';

/** Who writes it, as the one who sits here sees it. */
export function leaseOf(room: Newsroom, { writing }: KeptStory): LeaseView | null {
  if (writing === null) return null;
  const until = new Date(Date.parse(writing.since) + 600_000).toISOString();
  const { by, since, token, from, note } = writing;
  return { holder: by, mine: by === me(room), since, until, token, from_me: from === me(room), note };
}

/** The story is theirs who type; gives the token. */
export function grasp(room: Newsroom, story: KeptStory, from = '', note = ''): number {
  const { writing } = story;
  if (writing?.by === me(room)) return writing.token;
  const token = (writing?.token ?? 0) + 1;
  story.writing = { by: me(room), since: new Date().toISOString(), token, from, note };
  story.row.writing = me(room);
  return token;
}

export function giveUp(story: KeptStory): Empty {
  story.writing = null;
  story.row.writing = null;
  return {};
}

export function siblingsOf(room: Newsroom, story: KeptStory): SiblingView[] {
  return story.siblings.map(({ words: _, ...view }) => ({ ...view, mine: view.by === me(room) }));
}

/** True when the words must not go into the text as they are. */
export function isLate(room: Newsroom, story: KeptStory, typed: TypeText): boolean {
  return (story.writing !== null && story.writing.by !== me(room)) || typed.seq !== story.seq;
}

/** Late words put into the text where only one side wrote a block; none when both did, or it is another's. */
export function meet(room: Newsroom, story: KeptStory, typed: TypeText): TypeText | null {
  const base = story.past.find(({ seq }) => seq === typed.seq)?.blocks;
  if (base === undefined || (story.writing !== null && story.writing.by !== me(room))) return null;
  const same = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
  const was = new Map(base.map((block) => [idOf(block), block]));
  const now = new Map(story.blocks.map((block) => [idOf(block), block]));
  if (typed.changed.some((block) => !same(was.get(idOf(block)), now.get(idOf(block))))) return null;
  const theirs = story.blocks.map(idOf).filter((id) => !typed.gone.includes(id));
  const fresh = typed.order.filter((id) => !theirs.includes(id) && !was.has(id));
  return { ...typed, seq: story.seq, order: [...theirs, ...fresh] };
}

/** Keeps late words beside the text. */
export function keep(room: Newsroom, story: KeptStory, typed: TypeText): SiblingView {
  const held = story.writing !== null && story.writing.by !== me(room);
  const at = new Date().toISOString();
  const going = story.siblings.find(({ number }) => number === typed.kept);
  if (going !== undefined) {
    going.words = typed.changed;
    going.at = at;
    return going;
  }
  const kept = {
    number: story.siblings.length + 1,
    revision: freshId('revision'),
    base: freshId('revision'),
    by: me(room),
    mine: true,
    at,
    why: held ? 'taken_over' : 'elsewhere',
    words: typed.changed,
  };
  story.siblings.push(kept);
  return kept;
}

/** What a save says beside its numbers. */
export function answer(
  token: number,
  more: Partial<Saved> = {},
): Pick<Saved, 'token' | 'met' | 'flagged' | 'kept'> {
  return { token, met: false, flagged: [], kept: null, ...more };
}

export function caughtUp(story: KeptStory, { seq }: CatchUp): CaughtUp {
  const known =
    story.past.find((past) => past.seq === seq)?.blocks ?? (seq === story.seq ? story.blocks : []);
  const before = new Map(known.map((block) => [idOf(block), JSON.stringify(block)]));
  return {
    seq: story.seq,
    at: story.row.changed_at,
    furniture: story.furniture,
    changed: story.blocks.filter((block) => before.get(idOf(block)) !== JSON.stringify(block)),
    order: story.blocks.map(idOf),
  };
}

/** What there is to choose: every block both wrote. */
export function mergeView(story: KeptStory, { sibling }: MergeAsk): MergeView {
  const kept = sought(story, sibling);
  const now = new Map(story.blocks.map((block) => [idOf(block), wordsOf(block)]));
  const places = kept.words.map((block): MergePlace => {
    const ours = now.get(idOf(block));
    return {
      slot: `block:${idOf(block)}`,
      clash: ours === undefined ? 'ours_gone' : 'overlap',
      paragraph: story.blocks.findIndex((one) => idOf(one) === idOf(block)) + 1,
      ours: ours === undefined ? null : apart(wordsOf(block), ours),
      theirs: apart(ours ?? '', wordsOf(block)),
      merged: null,
      line: ours ?? wordsOf(block),
    };
  });
  const { words: _, ...view } = kept;
  return {
    story: story.row.id,
    headline: story.row.headline,
    seq: story.seq,
    sibling: view,
    places,
    same: false,
  };
}

/** Takes one side of every place, or as chosen; both where nothing was. */
export function merged(story: KeptStory, { sibling, all, choices }: MergeIn): Json[] {
  const kept = sought(story, sibling);
  story.siblings = story.siblings.filter((one) => one !== kept);
  const chosen = (block: Json): Json[] => {
    const theirs = kept.words.find((one) => idOf(one) === idOf(block));
    if (theirs === undefined) return [block];
    const choice = choices.find(({ slot }) => slot === `block:${idOf(block)}`);
    if (typeof choice?.text === 'string')
      return [{ ...block, content: [{ type: 'text', text: choice.text }] }];
    const take = all ?? choice?.take ?? 'both';
    if (take === 'ours') return [block];
    if (take === 'theirs') return [theirs];
    return [block, { ...theirs, attrs: { id: freshId('block') } }];
  };
  return story.blocks.flatMap(chosen);
}

function sought(story: KeptStory, number: number | null): KeptStory['siblings'][number] {
  const found = number === null ? story.siblings[0] : story.siblings.find((one) => one.number === number);
  if (found === undefined) throw notFound('text beside this story');
  return found;
}

const wordsOf = (block: Json): string =>
  ((block.content ?? []) as Json[]).map(({ text }) => (typeof text === 'string' ? text : '')).join('');

/** Two lines of words: what they share at both ends, and what is other between. */
function apart(from: string, to: string): WordRun[] {
  const [was, now] = [from.split(/(?<= )/), to.split(/(?<= )/)];
  let start = 0;
  while (start < Math.min(was.length, now.length) && was[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < Math.min(was.length, now.length) - start && was.at(-1 - tail) === now.at(-1 - tail))
    tail += 1;
  const runs: WordRun[] = [
    { how: 'kept', text: now.slice(0, start).join('') },
    { how: 'cut', text: was.slice(start, was.length - tail).join('') },
    { how: 'added', text: now.slice(start, now.length - tail).join('') },
    { how: 'kept', text: now.slice(now.length - tail).join('') },
  ];
  return runs.filter(({ text }) => text !== '');
}
