/** Which words of the page are selected, as a comment names them. */

export interface Selected {
  slot: string;
  line: number;
  from: number;
  to: number;
  quote: string;
}

/** The selected words of one line; none where nothing, or more than a line, is selected. */
export function selectedWords(page: HTMLElement | null): Selected | null {
  const selection = document.getSelection();
  if (page === null || selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const line = lineOf(range.startContainer);
  if (line === null || lineOf(range.endContainer) !== line || !page.contains(line)) return null;
  const slot = line.closest<HTMLElement>('[data-block]')?.dataset['block'] ?? '';
  const from = before(line, range.startContainer, range.startOffset);
  const to = before(line, range.endContainer, range.endOffset);
  const quote = [...standing(line)].slice(from, to).join('');
  if (slot === '' || quote.trim() === '') return null;
  return { slot, line: Number(line.dataset['line'] ?? 0), from, to, quote };
}

function lineOf(node: Node): HTMLElement | null {
  const element = node instanceof HTMLElement ? node : node.parentElement;
  return element?.closest<HTMLElement>('[data-line]') ?? null;
}

/** Words that are not in the text: cut, suggested, or said for those who can't see the marks. */
const OUTSIDE = 'del, .suggested, .unseen, .label, .initials';

function texts(line: HTMLElement): Text[] {
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    if (!node.parentElement?.closest(OUTSIDE)) found.push(node);
  }
  return found;
}

const standing = (line: HTMLElement): string =>
  texts(line)
    .map((node) => node.data)
    .join('');

/** How many characters of the line stand before a point of it. */
function before(line: HTMLElement, node: Node, offset: number): number {
  const point = document.createRange();
  point.setStart(line, 0);
  point.setEnd(node, offset);
  let count = 0;
  for (const text of texts(line)) {
    const whole = [...text.data].length;
    if (text === node) return count + [...text.data.slice(0, offset)].length;
    if (!point.intersectsNode(text)) break;
    count += whole;
  }
  return count;
}
