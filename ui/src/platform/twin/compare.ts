/** The twin's versions as the panel and the comparison ask for them. */
import type {
  Compare,
  Comparison,
  MarkView,
  NameVersion,
  Restore,
  StoryView,
  Timeline,
  VersionView,
} from '../wire';
import { failure, myName, notFound, type KeptStory, type Newsroom } from './newsroom';
import { find, view } from './stories';
import { furnitureOf, hunksOf, idOf, keep, told, totals, versionsOf, type Version } from './versions';

const opened = new WeakMap<KeptStory, { id: string; at: string }>();
const WORDS = { filed: 'file', approved: 'approve', released: 'release' } as const;
const LABELS: Record<string, string> = {
  begin: 'Begun',
  file: 'Filed',
  approve: 'Approved',
  release: 'Released',
  restore: 'Put back',
};

/** A story is opened: what stands then is its first version, where it has none. */
export function open(room: Newsroom, id: string): StoryView {
  const story = find(room, id);
  versionsOf(story);
  return view(room, story);
}

/** Whoever sits here leaves: what stands is a version, and seen. */
export function leave(room: Newsroom, id: string): Record<string, never> {
  const story = find(room, id);
  const at = new Date().toISOString();
  const last = versionsOf(story).at(-1);
  const same = last !== undefined && JSON.stringify(last.blocks) === JSON.stringify(story.blocks);
  const version = same ? last : keep(story, 'pause', myName(room), at);
  opened.set(story, { id: version.id, at });
  return {};
}

export function timeline(room: Newsroom, id: string): Timeline {
  const story = find(room, id);
  const newest = versionsOf(story).at(-1);
  const { added, cut } = newest ? totals(newest, story) : { added: 0, cut: 0 };
  return {
    entries: [...story.history].reverse().filter(({ what }) => what !== 'type'),
    marks: marksOf(story),
    unnamed: added + cut === 0 ? '' : told(added, cut),
    read_only: null,
  };
}

function marksOf(story: KeptStory): MarkView[] {
  const seen = opened.get(story);
  const marks = seen ? [{ word: 'opened', revision: seen.id, at: seen.at }] : [];
  for (const [word, act] of Object.entries(WORDS)) {
    const made = story.history.findLast(({ what, revision }) => what === act && revision !== null);
    if (made) marks.push({ word, revision: made.revision ?? '', at: made.at });
  }
  return marks;
}

function meant(story: KeptStory, given: string): Version | null {
  if (given === '' || given === 'now') return null;
  const word = marksOf(story).find((mark) => mark.word === given)?.revision ?? given;
  const named = story.history.find(({ name }) => name !== '' && name === given)?.revision ?? word;
  const found = versionsOf(story).find(({ id }) => id.startsWith(named));
  if (!found) throw notFound('version of that name');
  return found;
}

export function compare(room: Newsroom, { story: id, a, b }: Compare): Comparison {
  const story = find(room, id);
  const newer = meant(story, b);
  const older = a === '' ? versionsOf(story).at(newer ? -2 : -1) : meant(story, a);
  if (older === undefined) {
    throw failure('bad_request', 'There is no other version of this story to compare with yet.');
  }
  const [was, now] = [older ?? story, newer ?? story];
  const { added, cut } = totals(was, now);
  const hunks = hunksOf(was.blocks, now.blocks);
  const rtl = /^(ar|fa|he|ur)/.test(story.row.language);
  return {
    a: sideOf(story, older),
    b: sideOf(story, newer),
    summary: told(added, cut, hunks.filter(({ change }) => change !== 'same').length),
    added,
    cut,
    language: story.row.language,
    direction: rtl ? 'rtl' : 'ltr',
    furniture: furnitureOf(was.furniture, now.furniture),
    hunks,
  };
}

function sideOf(story: KeptStory, version: Version | null): VersionView {
  const made = story.history.find(({ revision }) => revision !== null && revision === version?.id);
  if (!version || !made) return { revision: '', label: 'Now', name: '', who: '', at: '', damage: '' };
  const label = LABELS[made.what] ?? 'Typed';
  return { revision: version.id, label, name: made.name, who: made.who, at: made.at, damage: '' };
}

export function restore(room: Newsroom, { story: id, revision, place }: Restore): StoryView {
  const story = find(room, id);
  const version = meant(story, revision);
  if (!version) throw failure('bad_request', 'The text as it stands needs no putting back.');
  const was = version.blocks.find((block) => idOf(block) === place);
  if (place === '') {
    story.blocks = structuredClone(version.blocks);
    story.furniture = structuredClone(version.furniture);
  } else if (place === 'headline') story.furniture.headline = version.furniture.headline;
  else if (place === 'standfirst') story.furniture.standfirst = structuredClone(version.furniture.standfirst);
  else if (was === undefined) story.blocks = story.blocks.filter((block) => idOf(block) !== place);
  else if (story.blocks.some((block) => idOf(block) === place))
    story.blocks = story.blocks.map((block) => (idOf(block) === place ? structuredClone(was) : block));
  else story.blocks.splice(version.blocks.indexOf(was), 0, structuredClone(was));
  story.seq += 1;
  story.row.headline = story.furniture.headline;
  keep(story, 'restore', myName(room), new Date().toISOString());
  return view(room, story);
}

export function name(room: Newsroom, { story: id, revision, name: given }: NameVersion): Timeline {
  const story = find(room, id);
  const version = meant(story, revision) ?? keep(story, 'pause', myName(room), new Date().toISOString());
  const made = story.history.find((line) => line.revision === version.id);
  if (made) made.name = given.trim();
  return timeline(room, id);
}
