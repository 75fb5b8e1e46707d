/** What can be done to the words where the caret stands. Each is a command of the editor's. */
import type { Actions } from '../action';

const words = { group: 'Words', scope: 'copy' } as const;
const blocks = { group: 'Paragraphs', scope: 'copy' } as const;

export const copyActions = {
  'copy.undo': { ...words, label: 'Undo', keys: ['Mod-z'] },
  'copy.redo': { ...words, label: 'Redo', keys: ['Mod-Shift-z', 'Mod-y'] },
  'copy.strong': { ...words, label: 'Bold', keys: ['Mod-b'] },
  'copy.em': { ...words, label: 'Italic', keys: ['Mod-i'] },
  'copy.strike': { ...words, label: 'Struck through', keys: ['Mod-Shift-x'] },
  'copy.link': { ...words, label: 'Link what is selected', keys: ['Mod-k', 'Mod-Shift-k'] },
  'copy.paste-plain': { ...words, label: 'Paste as plain text', keys: ['Mod-Shift-v'], own: true },
  'copy.paragraph': { ...blocks, label: 'Plain paragraph', keys: ['Mod-Alt-0'] },
  'copy.subhead': { ...blocks, label: 'Subhead', keys: ['Mod-Alt-2'] },
  'copy.subhead-3': { ...blocks, label: 'Smaller subhead', keys: ['Mod-Alt-3'] },
  'copy.subhead-4': { ...blocks, label: 'Smallest subhead', keys: ['Mod-Alt-4'] },
  'copy.list': { ...blocks, label: 'List', keys: ['Mod-Shift-8'] },
  'copy.numbered': { ...blocks, label: 'Numbered list', keys: ['Mod-Shift-7'] },
  'copy.quotation': { ...blocks, label: 'Quotation', keys: ['Mod-Shift-9'] },
  'copy.leave': { ...blocks, label: 'Leave the quotation, table or code', keys: ['Mod-Enter'] },
  'copy.rule': { ...blocks, label: 'Section break', keys: ['Mod-Shift-h'] },
  'copy.line-break': { ...blocks, label: 'New line in the paragraph', keys: ['Shift-Enter'] },
} as const satisfies Actions;
