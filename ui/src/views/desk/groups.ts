/** The queue by state, in the order the desk reads it. */
import { queueOrder, wordsFor } from '../../parts/states';
import type { wire } from '../../platform';

export interface Group {
  state: string;
  title: string;
  rows: wire.StoryRow[];
  /** How many there are, drawn or not yet. */
  total: number;
}

/** Keeps the order the rows came in; a state this window does not know comes last, not never. */
export function grouped(queue: wire.DeskQueue): Group[] {
  const known: readonly string[] = queueOrder;
  const states = [...new Set([...known, ...queue.rows.map((row) => row.workflow)])];
  const group = (state: string, rows: wire.StoryRow[]): Group => ({
    state,
    title: wordsFor(state).word,
    rows,
    total: rows.length,
  });
  const groups = states.map((state) =>
    group(
      state,
      queue.rows.filter((row) => row.workflow === state),
    ),
  );
  return [...groups, group('live', queue.live)].filter(({ rows }) => rows.length > 0);
}

/** The first `limit` rows over all groups: a full desk is drawn a screenful first, the rest behind it. */
export function firstRows(groups: readonly Group[], limit: number): Group[] {
  let left = limit;
  return groups.flatMap((group) => {
    if (left <= 0) return [];
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    return [{ ...group, rows }];
  });
}
