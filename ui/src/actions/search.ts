/** Finds actions by what somebody types of their names: letters in order, words first. */

/** One action that fits, better ones first. */
export interface Fit<T> {
  item: T;
  score: number;
}

/** The items whose name has the letters of `typed` in order, best first; equal ones keep their order. */
export function fitting<T>(items: readonly T[], typed: string, name: (item: T) => string): T[] {
  const wanted = plain(typed).trim();
  if (wanted === '') return [...items];
  const fits: Fit<T>[] = [];
  for (const item of items) {
    const score = fit(plain(name(item)), wanted);
    if (score > 0) fits.push({ item, score });
  }
  return fits.sort((a, b) => b.score - a.score).map(({ item }) => item);
}

/** Letters without case and accents. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’']/g, '');
}

/** How well letters fit a name; 0 when they don't. Whole words count most, then the starts of words. */
function fit(name: string, wanted: string): number {
  const words = wanted.split(/\s+/);
  if (words.every((word) => new RegExp(`(^|[^\\p{L}\\p{N}])${escaped(word)}`, 'u').test(name))) {
    return 1000 - name.length + (name.startsWith(wanted) ? 500 : 0);
  }
  if (words.every((word) => name.includes(word))) return 500 - name.length;
  return scattered(name, words.join(''));
}

/** Letters in order, each counted more at the start of a word or right behind the one before. */
function scattered(name: string, letters: string): number {
  let [score, at] = [0, -1];
  for (const letter of letters) {
    const next = name.indexOf(letter, at + 1);
    if (next < 0) return 0;
    const start = next === 0 || /[^\p{L}\p{N}]/u.test(name.charAt(next - 1));
    score += start ? 8 : next === at + 1 ? 5 : 1;
    at = next;
  }
  // Letters strewn thinly over a long name fit nothing anybody meant.
  return score >= letters.length * 3 ? score : 0;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
