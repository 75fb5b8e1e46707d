/**
 * The document as the editor holds it: the schema of the file, number 1, and
 * nothing more. There are no rules for reading foreign HTML: what is pasted is
 * read by the host, never by the window (see `paste.ts`).
 */
import { Schema } from 'prosemirror-model';
import { blocks } from './blocks';
import { inlines, marks } from './inline';

/** Every kind of node of the body, by its name in the file. */
export type Kind = 'doc' | keyof typeof blocks | keyof typeof inlines;

/** The body of a story. */
export const body = new Schema({
  nodes: { doc: { content: 'block+' }, ...blocks, ...inlines },
  marks,
});

/** The standfirst: one line with emphasis and links. */
export const standfirst = new Schema({
  nodes: {
    doc: { content: 'paragraph' },
    paragraph: { content: 'text*', toDOM: () => ['p', 0] },
    text: {},
  },
  marks: { link: marks.link, em: marks.em },
});
