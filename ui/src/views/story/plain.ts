/** A story's words as plain text, for the clipboard and for putting aside. */
import type { Words } from './text';

/** Headline, standfirst and body, a blank line between blocks. */
export function plainText({ above, doc }: Words): string {
  const blocks = doc.children.map((block) => {
    const said: unknown = block.attrs.attribution;
    const words = block.textBetween(0, block.content.size, '\n', (leaf) =>
      leaf.type.name === 'hard_break' ? '\n' : '',
    );
    const kept: unknown = block.attrs.text ?? block.attrs.url;
    const own = words === '' && typeof kept === 'string' ? kept : words;
    return typeof said === 'string' && said !== '' ? `${own}\n— ${said}` : own;
  });
  return [above.headline, above.standfirst.textContent, ...blocks].filter((part) => part !== '').join('\n\n');
}
