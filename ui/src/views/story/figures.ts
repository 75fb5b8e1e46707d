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

/** How many pictures say nothing to those who cannot see them; a warning, no obstacle. */
export function undescribedWords(number: number): string {
  return number === 1
    ? 'To look at: a picture does not say what it shows'
    : `To look at: ${count(number)} pictures do not say what they show`;
}
