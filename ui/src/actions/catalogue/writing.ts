/** How a writer likes to write: kept apart for everybody who sits here. */
import type { Actions } from '../action';

const writing = { group: 'Writing', scope: 'story' } as const;

export const writingActions = {
  'write.smart': {
    ...writing,
    label: 'Quotes and dashes as the language has them, on or off',
    keys: ['Mod-j q'],
  },
  'write.correct': { ...writing, label: 'Slips put right while typing, on or off', keys: ['Mod-j a'] },
} as const satisfies Actions;
