/** Counting words as a journalist does; the core's `text/count.rs` says why. */

const IDEOGRAPH =
  /[\u3041-\u3096\u30a1-\u30fa\u3005-\u3007\u31f0-\u31ff\u30fc\uff66-\uff9d\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]/u;
const LETTER = /[\p{Alphabetic}\p{N}]/u;
const ALPHABETIC = /\p{Alphabetic}/u;
const PAUSE = /[—―…\u2e3a\u2e3b]|--|\.\.\./;
const PLAIN = /^[\x21-\x7e]*$/;

/** The words in a text. */
export function wordsIn(text: string): number {
  const joined = text.replace(/(?<=[0-9])[\u00a0\u202f](?=[0-9])/g, '0');
  let words = 0;
  for (const chunk of joined.split(/[\p{White_Space}\u200b]+/u)) if (chunk !== '') words += inChunk(chunk);
  return words;
}

function inChunk(chunk: string): number {
  const whole = PLAIN.test(chunk) && !chunk.includes('--') && !chunk.includes('...');
  if (whole || chunk.includes('://')) return LETTER.test(chunk) ? 1 : 0;
  return chunk.split(PAUSE).reduce((words, part) => words + inRun(part), 0);
}

/** One run without pauses, in which scripts may still change. */
function inRun(run: string): number {
  let [words, inWord, unspaced] = [0, false, 0];
  for (const c of run) {
    if (IDEOGRAPH.test(c)) {
      words += 1;
      inWord = false;
    } else if (UNSPACED.test(c)) {
      if (ALPHABETIC.test(c)) unspaced += 1;
    } else if (!inWord && LETTER.test(c)) {
      words += 1;
      inWord = true;
    }
  }
  return words + Math.ceil(unspaced / 4);
}
