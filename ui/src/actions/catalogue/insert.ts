/** What can be put into the text beside words, and what can be done to tables and blocks. */
import type { Actions } from '../action';

const insert = { group: 'Insert', scope: 'copy' } as const;
const table = { group: 'In a table', scope: 'copy' } as const;
const characters = { group: 'Characters', scope: 'copy' } as const;

export const insertActions = {
  'copy.picture': { ...insert, label: 'Picture from a file', keys: ['Mod-Alt-p'] },
  'copy.table': { ...insert, label: 'Table', keys: ['Mod-Alt-g'] },
  'copy.note': { ...insert, label: 'Footnote', keys: ['Mod-Alt-f'] },
  'copy.note-jump': { ...insert, label: 'To the footnote, or back to the text', keys: ['Mod-Alt-j'] },
  'copy.pull-quote': { ...insert, label: 'Pull quote from the selection', keys: ['Mod-Alt-q'] },
  'copy.card': { ...insert, label: 'Link card, or change the one selected', keys: ['Mod-Alt-k'] },
  'copy.card-link': { ...insert, label: 'Make the link card a plain link', keys: ['Mod-j u'] },
  'copy.character': { ...insert, label: 'Special character', keys: ['Mod-Alt-s'] },
  'copy.block-up': { ...insert, label: 'Move the paragraph or picture up', keys: ['Alt-Shift-ArrowUp'] },
  'copy.block-down': {
    ...insert,
    label: 'Move the paragraph or picture down',
    keys: ['Alt-Shift-ArrowDown'],
  },
  'copy.row-above': { ...table, label: 'Add a row above', keys: ['Mod-j ArrowUp'] },
  'copy.row-add': { ...table, label: 'Add a row below', keys: ['Mod-j ArrowDown'] },
  'copy.row-remove': { ...table, label: 'Remove the row', keys: ['Mod-j Backspace'] },
  'copy.column-before': { ...table, label: 'Add a column before', keys: ['Mod-j ArrowLeft'] },
  'copy.column-add': { ...table, label: 'Add a column after', keys: ['Mod-j ArrowRight'] },
  'copy.column-remove': { ...table, label: 'Remove the column', keys: ['Mod-j Delete'] },
  'copy.headings': { ...table, label: 'First row holds headings, or not', keys: ['Mod-j Home'] },
  'copy.nbsp': { ...characters, label: 'No-break space', keys: ['Mod-Shift-Space'] },
  'copy.nb-hyphen': { ...characters, label: 'No-break hyphen', keys: ['Mod-Shift-_'] },
  'copy.soft-hyphen': { ...characters, label: 'Soft hyphen', keys: ['Mod-Alt--'] },
  'copy.en-dash': { ...characters, label: 'En dash', keys: ['Mod-Alt-n'] },
  'copy.em-dash': { ...characters, label: 'Em dash', keys: ['Mod-Alt-m'] },
  'copy.ellipsis': { ...characters, label: 'Ellipsis', keys: ['Mod-Alt-.'] },
  'copy.invisibles': { ...characters, label: 'Show or hide invisible characters', keys: ['Mod-Alt-i'] },
} as const satisfies Actions;
