import { describe, expect, it } from 'vitest';
import type { wire } from '../../platform';
import { firstRows, grouped } from './groups';

const row = (id: string, workflow: string): wire.StoryRow => ({ id, workflow }) as wire.StoryRow;

function check(states: string[], expected: string[]): void {
  const rows = states.map((state, at) => row(`${at}`, state));
  const queue = { desk: null, can_approve: [], rows, live: [], total: rows.length };
  const told = grouped(queue).map(
    ({ state, rows: here }) => `${state}: ${here.map(({ id }) => id).join(' ')}`,
  );
  expect(told).toEqual(expected);
}

describe('the queue by state', () => {
  it('puts what wants a decision first and the spike last, each in the order it came', () => {
    check(['drafting', 'spiked', 'filed', 'drafting', 'filed'], ['filed: 2 4', 'drafting: 0 3', 'spiked: 1']);
  });

  it('leaves nothing out, not even a state it does not know', () => {
    check(['simmering', 'filed'], ['filed: 1', 'simmering: 0']);
  });

  it('is drawn a screenful at a time, and the counts are of all', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => row(id, id < 'c' ? 'filed' : 'drafting'));
    const groups = grouped({ desk: null, can_approve: [], rows, live: [], total: 4 });
    const told = firstRows(groups, 3).map((group) => `${group.rows.length} of ${group.total}`);
    expect(told).toEqual(['2 of 2', '1 of 2']);
    expect(firstRows(groups, 2)).toHaveLength(1);
  });

  it('is empty when nothing is in hand', () => check([], []));
});
