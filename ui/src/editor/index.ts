/** The editor: everything a screen may use of it. */
export { INACTIVE, type Active } from './active';
export { readAddress, type Address } from './address';
export { mountBody, type Body, type BodyRoom } from './bodyView';
export { knownFrom, NOTHING, type Known } from './changes';
export {
  insertRule,
  linkAt,
  removeLink,
  setLink,
  toggle,
  toggleEmphasis,
  toggleHeading,
  toggleList,
  toggleQuotation,
} from './commands';
export { redo as redoEdit, undo as undoEdit } from 'prosemirror-history';
export { countWords } from './counts';
export { bodyFromJson, standfirstFromJson, standfirstToJson, type Json } from './document';
export { newId } from './ids';
export { Journal, type Ack, type Batch, type Copy, type Safe } from './journal';
export type { Command } from 'prosemirror-state';
export type { Clip } from './paste';
export { SCHEMA } from './schema';
export { mountStandfirst, type Line, type LineRoom } from './standfirstView';
export { placeholdersIn } from './tk';
