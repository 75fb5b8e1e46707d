/** A role's days in words. */
import { plainDay } from '../../parts/times';

export function roleDates({ from, to }: { from: string | null; to: string | null }): string {
  if (from && to) return `${plainDay(from)} to ${plainDay(to)}`;
  if (to) return `until ${plainDay(to)}`;
  if (from) return `since ${plainDay(from)}`;
  return 'no dates';
}
