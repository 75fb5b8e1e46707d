/** The twin's damage: blocks that say they were damaged, and what stood there. The real search is crates/store. */
import type { DamagedView, Json, Recover, Recovered } from '../wire';
import { notFound, type KeptStory } from './newsroom';
import { paragraph } from './sample';

const idOf = (block: Json): string => (block['attrs'] as { id?: string } | undefined)?.id ?? '';

/** Puts a stand-in for a damaged paragraph where a block is; for tests and the twin's own page. */
export function damage(story: KeptStory, at: number): void {
  const block = story.blocks[at];
  if (block === undefined) return;
  const why = 'This paragraph was damaged on the disk, and nothing of it was found elsewhere.';
  story.blocks[at] = {
    type: 'verbatim',
    attrs: { id: idOf(block), text: '', format: 'text', why },
  };
}

export function damagedIn(story: KeptStory): DamagedView[] {
  return story.blocks.flatMap((block, at) => {
    const { why = '' } = (block['attrs'] ?? {}) as { why?: string };
    return block['type'] === 'verbatim' && why.startsWith('This paragraph was damaged')
      ? [{ block: idOf(block), number: at + 1, why }]
      : [];
  });
}

export function recover(story: KeptStory, { revision, place }: Recover): Recovered {
  const nothing = { words: '', revision: '', place: '' };
  if (revision !== '' && revision !== 'now') {
    return {
      ...nothing,
      done: false,
      said: 'The very same paragraph was not found in the newsroom file, and there is no backup beside it.',
    };
  }
  const at = story.blocks.findIndex((block) => idOf(block) === place);
  if (at < 0) throw notFound('damaged paragraph of that name');
  const said = 'The very same paragraph was found in the backup of 24 November 2026, 18:04, and is put back.';
  const found = paragraph('The words of before.');
  story.blocks[at] = { ...found, attrs: { ...(found['attrs'] as object), id: place } };
  story.seq += 1;
  return { ...nothing, done: true, said };
}
