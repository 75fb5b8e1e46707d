/** The twin's versions: kept at every act, compared by the words both ends of a line share. */
import type { Furniture, FramedPicture, HunkView, Json, LineView, PieceView, RunView } from '../wire';
import { entry, freshId, type KeptStory } from './newsroom';

export interface Version {
  id: string;
  furniture: Furniture;
  blocks: Json[];
}

const kept = new WeakMap<KeptStory, Version[]>();

/** The versions of a story, the oldest first; the first time it is asked for, what stands then is one. */
export function versionsOf(story: KeptStory): Version[] {
  const known = kept.get(story);
  if (known) return known;
  const versions: Version[] = [];
  kept.set(story, versions);
  keep(story, 'begin', story.row.writers[0] ?? '', story.row.changed_at);
  return versions;
}

export function keep(story: KeptStory, what: string, who: string, at: string): Version {
  const versions = versionsOf(story);
  const before = versions.at(-1);
  const version: Version = {
    id: freshId('revision'),
    furniture: structuredClone(story.furniture),
    blocks: structuredClone(story.blocks),
  };
  const { added, cut } = totals(before ?? { id: '', furniture: nothing, blocks: [] }, version);
  versions.push(version);
  story.history.push({
    ...entry(at, who, what),
    revision: version.id,
    summary: told(added, cut),
    added,
    cut,
  });
  return version;
}

/** A version for an act that makes one. */
export function act(story: KeptStory, what: string, who: string, why: string, at: string): void {
  if (!(['file', 'take', 'return', 'approve', 'release'] as string[]).includes(what)) {
    story.history.push(entry(at, who, what, why));
    return;
  }
  keep(story, what, who, at);
  const made = story.history.at(-1);
  if (made) made.why = why;
}

const nothing: Furniture = { headline: '', short_headline: '', standfirst: [] };

export function furnitureOf(was: Furniture, now: Furniture): LineView[] {
  const standfirst = (of: Furniture): string => of.standfirst.map((piece) => textOf(piece)).join('');
  return [
    line('headline', was.headline, now.headline),
    line('short_headline', was.short_headline, now.short_headline),
    line('standfirst', standfirst(was), standfirst(now)),
  ];
}

export function hunksOf(was: Json[], now: Json[]): HunkView[] {
  const before = new Map(was.map((block, at) => [idOf(block), { block, at }]));
  const there = new Set(now.map((block) => idOf(block)));
  const gone = was.filter((block) => !there.has(idOf(block)));
  const hunks = now.map((block) => hunk(before.get(idOf(block)), block));
  return [...hunks, ...gone.map((block) => hunk(before.get(idOf(block)), undefined))];
}

function hunk(old: { block: Json; at: number } | undefined, block: Json | undefined): HunkView {
  const [was, now] = [old ? textOf(old.block) : '', block ? textOf(block) : ''];
  const shown = (block ?? old?.block) as { type?: string; attrs?: { level?: number } };
  const framed = JSON.stringify(pictureOf(old?.block)) === JSON.stringify(pictureOf(block));
  const side = old && block ? 'both' : old ? 'old' : 'new';
  return {
    change: side === 'both' ? (was === now && framed ? 'same' : 'changed') : side === 'old' ? 'cut' : 'added',
    moved: false,
    old: old ? idOf(old.block) : '',
    new: block ? idOf(block) : '',
    number: old ? old.at + 1 : 0,
    kind: shown.type ?? 'paragraph',
    level: shown.attrs?.level ?? 0,
    src: '',
    picture_was: pictureOf(old?.block),
    picture: pictureOf(block),
    lines: [{ ...line('text', was, now), side }],
    facts: [],
    lost: '',
  };
}

function pictureOf(block: Json | undefined): FramedPicture | null {
  if (block?.['type'] !== 'figure') return null;
  const { src = '', crop = '', focus = '' } = (block['attrs'] ?? {}) as Partial<FramedPicture>;
  return { src, crop, focus };
}

/** Two lines with the words both begin and end with told apart from the rest. */
function line(label: string, was: string, now: string): LineView {
  const [a, b] = [wordsOf(was), wordsOf(now)];
  const start = shared(a, b);
  const end = shared(a.slice(start).reverse(), b.slice(start).reverse());
  const runs: RunView[] = [
    run('kept', a.slice(0, start)),
    run('cut', a.slice(start, a.length - end)),
    run('added', b.slice(start, b.length - end)),
    run('kept', a.slice(a.length - end)),
  ];
  return { label, place: [], side: 'both', runs: runs.filter(({ pieces }) => pieces[0]?.text !== '') };
}

function run(change: string, words: string[]): RunView {
  const piece: PieceView = { text: words.join(''), marks: [], href: '' };
  return { change, pieces: [piece], was: [] };
}

function shared(a: string[], b: string[]): number {
  const at = a.findIndex((word, index) => word !== b[index]);
  return at < 0 ? a.length : at;
}

function wordsOf(text: string): string[] {
  return text.match(/\s+|[^\s]+/gu) ?? [];
}

export function totals(was: Omit<Version, 'id'>, now: Omit<Version, 'id'>): { added: number; cut: number } {
  const lines = [
    ...furnitureOf(was.furniture, now.furniture),
    ...hunksOf(was.blocks, now.blocks).flatMap((one) => one.lines),
  ];
  const count = (change: string): number =>
    lines
      .flatMap(({ runs }) => runs)
      .filter((one) => one.change === change)
      .flatMap(({ pieces }) => wordsOf(pieces[0]?.text ?? ''))
      .filter((word) => word.trim() !== '').length;
  return { added: count('added'), cut: count('cut') };
}

export function told(added: number, cut: number, blocks = 0): string {
  if (added + cut === 0 && blocks > 0)
    return `${String(blocks)} ${blocks === 1 ? 'paragraph' : 'paragraphs'}`;
  return added + cut === 0 ? 'no change' : `+${String(added)} / −${String(cut)} words`;
}

export function idOf(block: Record<string, unknown>): string {
  return (block['attrs'] as { id?: string } | undefined)?.id ?? '';
}

function textOf(node: unknown): string {
  const { text, content } = node as { text?: string; content?: unknown[] };
  return text ?? (content ?? []).map(textOf).join(' ');
}
