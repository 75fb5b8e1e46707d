/** Words against the words a desk ordered: a figure and a word, never a colour alone. */
import { count } from './numbers';

/** How far a story is from its commission. */
export interface Apart {
  /** "42 over", "120 to go", "to length"; empty when no length was ordered. */
  text: string;
  over: boolean;
}

/** How far `words` are from those `ordered`. */
export function apartWords(words: number, ordered: number | null): Apart {
  if (ordered === null) return { text: '', over: false };
  if (words > ordered) return { text: `${count(words - ordered)} over`, over: true };
  return { text: words === ordered ? 'to length' : `${count(ordered - words)} to go`, over: false };
}
