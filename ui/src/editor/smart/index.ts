/** Smart typing: quotes, dashes and slips, put right as they are typed. */
export { smartField } from './field';
export { smartTyping, takeBack, type SmartRoom } from './plugin';
export type { Wishes } from './retype';
export { corrections, type OwnWord } from './words';
