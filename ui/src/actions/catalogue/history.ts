/** What changed in an open story, and since when. */
import type { Actions } from '../action';

const history = { group: 'History', scope: 'story' } as const;

export const historyActions = {
  'tab.history': { ...history, label: 'Panel: the story’s history', keys: ['Mod-6'] },
  'history.since': { ...history, label: 'What changed since the last time', keys: ['Mod-Alt-c'] },
  'history.opened': { ...history, label: 'What changed since you last opened it', keys: ['Mod-j 5'] },
  'history.filed': { ...history, label: 'What changed since it was filed', keys: ['Mod-j 6'] },
  'history.approved': { ...history, label: 'What changed since it was approved', keys: ['Mod-j 7'] },
  'history.released': { ...history, label: 'What changed since it was released', keys: ['Mod-j 8'] },
  'history.clipboards': { ...history, label: 'Kept clipboards', keys: ['Mod-j 9'] },
  'compare.next': { ...history, label: 'Next change', keys: ['Alt-ArrowDown'] },
  'compare.previous': { ...history, label: 'Change before', keys: ['Alt-ArrowUp'] },
} as const satisfies Actions;
