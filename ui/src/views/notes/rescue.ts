/** Words beside a story as copy, for a file of their own. */
import { blockToJson, newId, paragraphs } from '../../editor';
import type { wire } from '../../platform';

export function asWords(headline: string, texts: readonly string[]): wire.Words {
  const blocks = texts.filter((text) => text.trim() !== '').flatMap(paragraphs);
  return {
    furniture: { headline, short_headline: '', standfirst: [] },
    blocks: blocks.map((block) =>
      blockToJson(block.type.create({ ...block.attrs, id: newId() }, block.content)),
    ) as wire.Json[],
  };
}
