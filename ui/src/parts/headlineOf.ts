/** What a story is called in a list. */
import type { wire } from '../platform';

/** The headline; without one, why there is none to read. */
export function headlineOf({ headline, outline }: Pick<wire.StoryRow, 'headline' | 'outline'>): string {
  if (headline !== '') return headline;
  return outline ? 'A draft, its writer’s until it is filed' : 'No headline yet';
}
