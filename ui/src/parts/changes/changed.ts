/** What of a comparison is a change, and how it is told in words. */
import type { wire } from '../../platform';

/** True where the line is not the same in both texts. */
export function lineChanged(line: wire.LineView): boolean {
  return line.side !== 'both' || line.runs.some(({ change }) => change !== 'kept');
}

/** True where anything happened to a place of the body. */
export function hunkChanged(hunk: wire.HunkView): boolean {
  return hunk.change !== 'same' || hunk.moved || hunk.lost !== '';
}

/** True for a line that says something in either text. */
export function says(line: wire.LineView): boolean {
  return line.runs.some(({ pieces, was }) => [...pieces, ...was].some(({ text }) => text !== ''));
}

const KINDS: Readonly<Record<string, string>> = {
  paragraph: 'Paragraph',
  heading: 'Subhead',
  bullet_list: 'List',
  ordered_list: 'Numbered list',
  quotation: 'Quotation',
  pull_quote: 'Pull quote',
  figure: 'Picture',
  embed: 'Card',
  table: 'Table',
  rule: 'Section break',
  code: 'Code',
  note: 'Note',
  verbatim: 'Unread text',
};

const CHANGES: Readonly<Record<string, string>> = {
  same: 'unchanged',
  changed: 'changed',
  added: 'added',
  cut: 'cut',
  split: 'split in two',
  joined: 'two joined',
};

/** What a block is called on the desk. */
export function kindWord(kind: string): string {
  return KINDS[kind] ?? 'Paragraph';
}

/** "Subhead changed, moved". */
export function hunkWords(hunk: wire.HunkView): string {
  const change = CHANGES[hunk.change] ?? hunk.change;
  if (hunk.change === 'same' && hunk.moved) return `${kindWord(hunk.kind)} moved`;
  return `${kindWord(hunk.kind)} ${change}${hunk.moved ? ', moved' : ''}`;
}

const FACTS: Readonly<Record<string, string>> = { kind: 'kind', layout: 'layout', focus: 'focal point' };

/** True where two pictures are the same one, cut the same way. */
export function samePicture(a: wire.FramedPicture, b: wire.FramedPicture): boolean {
  return a.src === b.src && a.crop === b.crop && a.focus === b.focus;
}

/** A focal point as a person says it: "20 % across, 50 % down". */
function pointWords(point: string): string {
  const [across = '50', down = '50'] = point.split(',').map((part) => String(Math.round(Number(part) * 100)));
  return `${across} % across, ${down} % down`;
}

/** "level 2 → 3", "kind: Paragraph → Subhead". */
export function factWords({ name, was, now }: wire.FactView): string {
  // The files of pictures kept here are called by their hash, which tells nobody anything.
  if (name === 'picture' && was !== '' && now !== '') return 'another picture';
  const shown = (value: string): string => {
    if (name === 'kind') return kindWord(value).toLowerCase() || 'none';
    if (name === 'crop') return value === '1:1' ? 'square' : value || 'whole';
    return name === 'focus' && value !== '' ? pointWords(value) : value || 'none';
  };
  const called = FACTS[name] ?? name;
  return was === '' && now === '' ? `${called} changed` : `${called}: ${shown(was)} → ${shown(now)}`;
}

const LABELS: Readonly<Record<string, string>> = {
  attribution: 'Said by',
  alt: 'Description',
  credit: 'Credit',
  licence: 'Terms',
  title: 'Title',
};

/** What stands before a line that is not plain text of its block; empty for none. */
export function labelWord(label: string): string {
  return LABELS[label] ?? '';
}

/** "bold added, italic gone": what a run's marks were and are. */
export function markWords({ pieces, was }: wire.RunView): string {
  const all = (of: wire.PieceView[]): Set<string> => new Set(of.flatMap(({ marks }) => marks));
  const [before, after] = [all(was), all(pieces)];
  const named = (mark: string): string =>
    ({ strong: 'bold', em: 'italic', strike: 'struck', sub: 'subscript', sup: 'superscript' })[mark] ?? mark;
  const added = [...after].filter((mark) => !before.has(mark)).map((mark) => `${named(mark)} added`);
  const gone = [...before].filter((mark) => !after.has(mark)).map((mark) => `${named(mark)} taken away`);
  const words = [...added, ...gone];
  return words.length > 0 ? words.join(', ') : 'link changed';
}
