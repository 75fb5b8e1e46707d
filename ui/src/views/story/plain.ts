/** A story's words as plain text, for the clipboard: everything somebody wrote, in blocks or beside them. */
import type { DocNode } from '../../editor';
import type { Words } from './text';

/** Headlines, standfirst and body, a blank line between blocks. */
export function plainText({ above, doc }: Words): string {
  const blocks = doc.children.map((block) => linesOf(block).join('\n'));
  const parts = [above.headline, above.short_headline, above.standfirst.textContent, ...blocks];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** The lines of a block, those that are empty left out. */
function linesOf(block: DocNode): string[] {
  const of = (name: string): string => String(block.attrs[name] ?? '');
  const said = of('attribution');
  const lines = [...(OWN[block.type.name]?.(block, of) ?? inside(block)), said === '' ? '' : `— ${said}`];
  return lines.filter((line) => line !== '');
}

type Own = (block: DocNode, of: (name: string) => string) => string[];

/** Blocks that say something beside the words in them. */
const OWN: Record<string, Own | undefined> = {
  figure: (block, of) => {
    const shows = of('alt') === '' ? 'Picture' : `Picture: ${of('alt')}`;
    const rights = [of('credit'), of('licence')].filter((part) => part !== '').join(', ');
    // A picture the newsroom keeps has a name that says nothing elsewhere.
    const address = of('src').startsWith('media:') ? '' : of('src');
    return [shows, ...inside(block), rights, address];
  },
  embed: (_, of) => [of('title'), of('caption'), of('url')],
  verbatim: (_, of) => [of('text')],
  table_row: (row) => [row.children.map((cell) => inside(cell).join(' ')).join('\t')],
};

function inside(block: DocNode): string[] {
  if (!block.isTextblock) return block.children.flatMap(linesOf);
  return [
    block.textBetween(0, block.content.size, '', (leaf) => (leaf.type.name === 'hard_break' ? '\n' : '')),
  ];
}
