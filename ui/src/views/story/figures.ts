/** The numbers of a story in words: length against commission, placeholders. */
import { count, counted } from '../../parts/numbers';

/** Words against the words ordered: a figure and a sentence, never a colour alone. */
export interface Length {
  text: string;
  over: boolean;
}

/** "612 / 600 words, 12 over"; a story nobody ordered a length for has only its own. */
export function lengthWords(words: number, ordered: number | null): Length {
  if (ordered === null) return { text: counted(words, 'word'), over: false };
  const apart = words - ordered;
  const told = `${count(words)} / ${count(ordered)} words`;
  if (apart > 0) return { text: `${told}, ${count(apart)} over`, over: true };
  return { text: told, over: false };
}

/** "1 TK in the copy" */
export function placeholderWords(number: number): string {
  return `${count(number)} ${number === 1 ? 'placeholder (TK)' : 'placeholders (TK)'} in the copy`;
}
