/** The editor: everything a screen may use of it. */
export { INACTIVE, type Active } from './active';
export { readAddress, type Address } from './address';
export { AFTER_THE_KEY_MS, mountBody, type Body, type BodyRoom, type Place } from './bodyView';
export { knownFrom, knownOf, NOTHING, type Known } from './changes';
export { taken, takeInLine } from './remote';
export { linkAt, removeLink, setLink } from './commands';
export { countWords, wordsInBlock } from './counts';
export type { Node as DocNode } from 'prosemirror-model';
export { cutMarked, toggled, touched, wordsOf as cutWords } from './cuts';
export {
  blockFromJson,
  blockToJson,
  bodyFromJson,
  standfirstFromJson,
  standfirstToJson,
  type Json,
} from './document';
export type { Held } from './held';
export { idOf, newId } from './ids';
export { Journal, type Ack, type Batch, type Copy, type Safe, type Start } from './journal';
export type { Command } from 'prosemirror-state';
export { paragraphs, pasteFile, pasteInstead, pasteRead, type Clip, type PasteRoom } from './paste';
export { undo } from 'prosemirror-history';
export { characters, findCharacters, type Character } from './characters';
export type { PictureRoom } from './figure';
export { insertCard, insertPicture, insertTable, insertWords } from './insert';
export { BesideStep, type AboveBody } from './beside';
export { changeCard, selectedCard, type CardWords } from './card';
export { bodyCommands, type Insert } from './keys';
export { lineCommands, mountStandfirst, type Line, type LineRoom } from './standfirstView';
export { corrections, smartField, type SmartRoom } from './smart';
export { selectedSpans, selectedText } from './selected';
export type { Selected, StageRoom } from './stage';
export { placeholdersIn, setPlaceholders } from './tk';
export { insertPiece, selectedBlocks } from './snippets';
