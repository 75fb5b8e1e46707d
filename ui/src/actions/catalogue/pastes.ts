/** What can be done about the last paste while its bar stands. */
import type { Actions } from '../action';

const paste = { group: 'The last paste', scope: 'story' } as const;

export const pasteActions = {
  'paste.left-out': { ...paste, label: 'Show or hide what a paste left out', keys: ['Mod-j c'] },
  'paste.plain': { ...paste, label: 'Paste as plain text instead', keys: ['Mod-j v'] },
  'paste.undo': { ...paste, label: 'Take the paste back', keys: ['Mod-j z'] },
} as const satisfies Actions;
