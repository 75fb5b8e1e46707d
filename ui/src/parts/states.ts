/** How a story's state is told: a word, a mark and a tone, never a colour alone. */
import type { IconName } from './icons';

export type Tone = 'plain' | 'edit' | 'ok' | 'ret' | 'hold';

export interface StateWords {
  word: string;
  mark: IconName;
  tone: Tone;
}

const workflow: Record<string, StateWords> = {
  pitched: { word: 'Pitched', mark: 'pitched', tone: 'plain' },
  commissioned: { word: 'Commissioned', mark: 'commissioned', tone: 'plain' },
  drafting: { word: 'Drafting', mark: 'drafting', tone: 'plain' },
  filed: { word: 'Filed', mark: 'filed', tone: 'plain' },
  editing: { word: 'Editing', mark: 'editing', tone: 'edit' },
  approved: { word: 'Approved', mark: 'approved', tone: 'ok' },
  returned: { word: 'Returned', mark: 'returned', tone: 'ret' },
  held: { word: 'Held', mark: 'held', tone: 'hold' },
  spiked: { word: 'Spiked', mark: 'spiked', tone: 'hold' },
};

const publication: Record<string, StateWords> = {
  scheduled: { word: 'Scheduled', mark: 'scheduled', tone: 'hold' },
  live: { word: 'Live', mark: 'live', tone: 'ok' },
  withdrawn: { word: 'Withdrawn', mark: 'withdrawn', tone: 'ret' },
  killed: { word: 'Killed', mark: 'killed', tone: 'ret' },
};

/** One state's words; a state this window does not know is told by its own name. */
export function wordsFor(state: string): StateWords {
  return workflow[state] ?? publication[state] ?? { word: capital(state), mark: 'drafting', tone: 'plain' };
}

/**
 * The one state to show where there is room for one. A story that is out and
 * not being worked on is told by its publication, any other by its workflow.
 */
export function stateOf(flow: string, out: string): StateWords {
  const settled = out !== 'unpublished' && (flow === 'approved' || flow === '');
  return wordsFor(settled ? out : flow);
}

/** The order the desk reads its queue in: what wants a decision first. */
export const queueOrder = [
  'filed',
  'editing',
  'approved',
  'returned',
  'drafting',
  'commissioned',
  'pitched',
  'held',
  'spiked',
] as const;

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
