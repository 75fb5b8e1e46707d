/** What every row that stands for a story carries, for the keyboard, the mouse and the harness. */
import type { wire } from '../platform';

export function storyMarks(row: wire.StoryRow): Record<string, string> {
  return {
    'data-testid': 'story-row',
    'data-row': row.id,
    'data-story': row.id,
    'data-slug': row.slug,
    'data-workflow': row.workflow,
    'data-publication': row.publication,
  };
}

/** States in which the copy is still owed; in the others it has arrived, however late. */
const owed = new Set(['pitched', 'commissioned', 'drafting', 'returned', 'filed', 'editing']);

export function stillOwed(row: wire.StoryRow): boolean {
  return owed.has(row.workflow) && row.publication === 'unpublished';
}
