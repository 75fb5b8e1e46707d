/** The queue by state, in the order the desk reads it. */
import { queueOrder, wordsFor } from '../../parts/states';
import type { wire } from '../../platform';

export interface Group {
  state: string;
  title: string;
  rows: wire.StoryRow[];
}

/** Keeps the order the rows came in; a state this window does not know comes last, not never. */
export function grouped(queue: wire.DeskQueue): Group[] {
  const known: readonly string[] = queueOrder;
  const states = [...new Set([...known, ...queue.rows.map((row) => row.workflow)])];
  const groups = states.map((state) => ({
    state,
    title: wordsFor(state).word,
    rows: queue.rows.filter((row) => row.workflow === state),
  }));
  return [...groups, { state: 'live', title: 'Live', rows: queue.live }].filter(
    ({ rows }) => rows.length > 0,
  );
}
