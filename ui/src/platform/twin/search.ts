/** The twin's jump box: every word of a story counts. */
import type { Hit } from '../wire';
import { mayRead, type KeptStory, type Newsroom } from './newsroom';
import { textOf } from './stories';

export function jump(room: Newsroom, query: string, limit: number): Hit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return room.stories
    .filter((story) => mayRead(room, story))
    .filter(({ row, blocks }) => {
      const text =
        `${row.headline} ${row.slugline} ${row.writers.join(' ')} ${textOf({ content: blocks })}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .slice(0, limit)
    .map((story) => hitOf(story));
}

export function hitOf({ row }: KeptStory): Hit {
  return {
    story: row.id,
    headline: row.headline,
    slugline: row.slugline,
    desk: row.desk?.name ?? '',
    state: row.publication === 'unpublished' ? row.workflow : row.publication,
    byline: row.writers.join(', '),
    snippet: '',
  };
}
