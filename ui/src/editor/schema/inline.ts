/** Words in a line: marks in the order the file writes them, breaks, note references. */
import type { MarkSpec, NodeSpec } from 'prosemirror-model';
import { readAddress } from '../address';

/** The marks, by their names in the file and in its order. */
export const marks = {
  link: {
    attrs: { href: { default: '', validate: 'string' }, title: { default: null, validate: 'string|null' } },
    inclusive: false,
    toDOM: (mark) => {
      const href = String(mark.attrs.href);
      return ['a', readAddress(href).ok ? { href, title: href } : { title: href }, 0];
    },
  },
  strong: { toDOM: () => ['strong', 0] },
  em: { toDOM: () => ['em', 0] },
  strike: { toDOM: () => ['s', 0] },
  sub: { excludes: 'sup', toDOM: () => ['sub', 0] },
  sup: { excludes: 'sub', toDOM: () => ['sup', 0] },
  code: { toDOM: () => ['code', 0] },
} satisfies Record<string, MarkSpec>;

/** What stands in a line beside text. */
export const inlines = {
  text: { group: 'inline' },
  hard_break: {
    inline: true,
    group: 'inline',
    selectable: false,
    linebreakReplacement: true,
    parseDOM: [{ tag: 'br' }],
    toDOM: () => ['br'],
  },
  note_ref: {
    attrs: { label: { default: '', validate: 'string' } },
    inline: true,
    atom: true,
    group: 'inline',
    toDOM: (node) => ['sup', { class: 'note-ref', contenteditable: 'false' }, String(node.attrs.label)],
  },
} satisfies Record<string, NodeSpec>;
