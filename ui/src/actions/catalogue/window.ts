/** What can be done from anywhere in the window. */
import type { Actions } from '../action';

const here = { group: 'Anywhere', scope: 'anywhere' } as const;

export const windowActions = {
  'window.jump': { ...here, label: 'Jump to a story', keys: ['Mod-k'] },
  'window.palette': { ...here, label: 'Find an action by name', keys: ['Mod-Shift-p'] },
  'window.keys': { ...here, label: 'Show every key', keys: ['?', 'F1'] },
  'window.new': { ...here, label: 'New story', keys: ['Mod-n'] },
  'window.new-with': { ...here, label: 'New story with a template', keys: ['Mod-Shift-n'] },
  'window.import': { ...here, label: 'Import', keys: ['Mod-o'] },
  'window.home': { ...here, label: 'Go home', keys: ['g h', 'Mod-j h'] },
  'window.desk': { ...here, label: 'Go to the desk', keys: ['g d', 'Mod-j d'] },
  'window.release': { ...here, label: 'Go to release', keys: ['g r', 'Mod-j r'] },
  'window.people': { ...here, label: 'Go to people and desks', keys: ['g p', 'Mod-j p'] },
  'window.templates': { ...here, label: 'Templates', keys: ['Mod-j g'] },
  'window.placeholders': {
    ...here,
    label: 'Words for what is to come (TK)',
    keys: ['Mod-j i'],
  },
  'window.corrections': { ...here, label: 'Autocorrect words of your own', keys: ['Mod-j 0'] },
  'window.next-story': { ...here, label: 'Next open story', keys: ['Mod-PageDown'] },
  'window.previous-story': { ...here, label: 'Open story before', keys: ['Mod-PageUp'] },
  'window.back': { ...here, label: 'Back to the screen before', keys: ['Alt-ArrowLeft'] },
  'window.lock': { ...here, label: 'Lock the screen', keys: ['Mod-Shift-l'] },
  'window.passphrase': { ...here, label: 'Your passphrase: set, change or give up', keys: ['Mod-j 4'] },
  'window.reset-seat': { ...here, label: 'Reset a forgotten passphrase', keys: ['Mod-j 3'] },
  'window.theme': { ...here, label: 'Light or dark theme', keys: ['Mod-j t'] },
  'window.close': { ...here, label: 'Close what is open', keys: ['Escape'], own: true },
} as const satisfies Actions;
