/** The editor: everything a screen may use of it. */
export { INACTIVE, type Active } from './active';
export { readAddress, type Address } from './address';
export { mountBody, type Body, type BodyRoom, type Place } from './bodyView';
export { knownFrom, knownOf, NOTHING, type Known } from './changes';
export { taken, takeInLine } from './remote';
export { linkAt, removeLink, setLink } from './commands';
export { countWords } from './counts';
export { blockFromJson, bodyFromJson, standfirstFromJson, standfirstToJson, type Json } from './document';
export { newId } from './ids';
export { Journal, type Ack, type Batch, type Copy, type Safe, type Start } from './journal';
export type { Command } from 'prosemirror-state';
export type { Clip } from './paste';
export { SCHEMA } from './schema';
export { bodyCommands } from './keys';
export { lineCommands, mountStandfirst, type Line, type LineRoom } from './standfirstView';
export { placeholdersIn } from './tk';
