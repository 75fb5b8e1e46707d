/** Finding and replacing in the words of an open story. */
import type { Actions } from '../action';

const find = { group: 'Find and replace', scope: 'story' } as const;

export const findActions = {
  'find.open': { ...find, label: 'Find in the story', keys: ['Mod-f'] },
  'find.replace': { ...find, label: 'Find and replace', keys: ['Mod-h'] },
  'find.next': { ...find, label: 'Next match', keys: ['F3', 'Mod-g'] },
  'find.previous': { ...find, label: 'Match before', keys: ['Shift-F3', 'Mod-Shift-g'] },
  'find.one': { ...find, label: 'Replace this match', keys: ['Alt-Enter'] },
  'find.all': { ...find, label: 'Replace every match', keys: ['Mod-Alt-Enter'] },
  'find.exact': { ...find, label: 'Match case and accents', keys: ['Alt-c'] },
  'find.whole': { ...find, label: 'Whole words only', keys: ['Alt-w'] },
  'find.regex': { ...find, label: 'Use a pattern (regular expression)', keys: ['Alt-r'] },
  'find.inside': { ...find, label: 'Only in the selection', keys: ['Alt-s'] },
} as const satisfies Actions;
