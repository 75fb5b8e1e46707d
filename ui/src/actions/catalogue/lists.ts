/** What can be done with the row the keyboard stands on. */
import type { Actions } from '../action';

const list = { group: 'In a list', scope: 'list' } as const;
const desk = { group: 'On the desk', scope: 'desk' } as const;

export const listActions = {
  'list.down': { ...list, label: 'Next row', keys: ['j', 'ArrowDown'] },
  'list.up': { ...list, label: 'Row before', keys: ['k', 'ArrowUp'] },
  'list.first': { ...list, label: 'First row', keys: ['Home'] },
  'list.last': { ...list, label: 'Last row', keys: ['End'] },
  'list.open': { ...list, label: 'Open the story', keys: ['Enter'] },
  'desk.take': { ...desk, label: 'Take the story', keys: ['t'] },
  'desk.approve': { ...desk, label: 'Review the story, to approve it', keys: ['a'] },
  'desk.return': { ...desk, label: 'Return the story with a note', keys: ['r'] },
  'release.pick': { group: 'On release', scope: 'release', label: 'Pick the story', keys: ['Space'] },
} as const satisfies Actions;
