/** The numbers of a story in words: length against commission, placeholders. */
import { apartWords } from '../../parts/length';
import { count, counted } from '../../parts/numbers';

/** Words against the words ordered: a figure and a sentence, never a colour alone. */
export interface Length {
  text: string;
  over: boolean;
}

/** "612 / 600 words, 12 over", "480 / 600 words, 120 to go"; a story nobody ordered a length for has only its own. */
export function lengthWords(words: number, ordered: number | null): Length {
  if (ordered === null) return { text: counted(words, 'word'), over: false };
  const { text, over } = apartWords(words, ordered);
  return { text: `${count(words)} / ${count(ordered)} words, ${text}`, over };
}

/** "1 TK in the copy" */
export function placeholderWords(number: number): string {
  return `${count(number)} ${number === 1 ? 'placeholder (TK)' : 'placeholders (TK)'} in the copy`;
}
