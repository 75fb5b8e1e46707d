/**
 * The kinds of block a body can hold, with exactly the names, attributes and
 * defaults of the file; only its `code` block is `code_block` in here, because
 * ProseMirror lets no node share a mark's name (`document.ts` translates). Content rules are those of the core: loose, because
 * strict ones make a merge of two valid texts invalid.
 *
 * Editable content is drawn by `toDOM` alone: WebKit loses typed text inside
 * node views that hide mutations. The quotation's attribution line is the one
 * exception (`quotation.ts`).
 */
import type { Attrs, DOMOutputSpec, Node, NodeSpec } from 'prosemirror-model';

/** Only blocks that stand at the top level carry a value here. */
const id = { default: null };

const text = (fallback = '') => ({ default: fallback, validate: 'string' });

function attr(node: Node, name: string): string {
  return String((node.attrs as Attrs)[name] ?? '');
}

/** A quiet labelled card for what is not typed in: every word through text nodes. */
function card(kind: string, label: string, lines: string[]): DOMOutputSpec {
  const words = lines
    .filter((line) => line !== '')
    .map((line): DOMOutputSpec => ['div', { class: 'card-line' }, line]);
  return [
    'div',
    { class: `card card-${kind}`, contenteditable: 'false' },
    ['div', { class: 'card-label' }, label],
    ...words,
  ];
}

const paragraph: NodeSpec = {
  attrs: { id },
  content: 'inline*',
  group: 'block',
  // The only rule with `br`: for what WebKit itself puts into the page while typing.
  parseDOM: [{ tag: 'p' }],
  toDOM: () => ['p', 0],
};

const heading: NodeSpec = {
  attrs: { id, level: { default: 2, validate: 'number' } },
  content: 'inline*',
  group: 'block',
  defining: true,
  toDOM: (node) => [`h${String(node.attrs.level)}`, 0],
};

const bulletList: NodeSpec = {
  attrs: { id },
  content: 'list_item+',
  group: 'block',
  toDOM: () => ['ul', 0],
};

const orderedList: NodeSpec = {
  attrs: { id, start: { default: 1, validate: 'number' } },
  content: 'list_item+',
  group: 'block',
  toDOM: (node) => (node.attrs.start === 1 ? ['ol', 0] : ['ol', { start: node.attrs.start as number }, 0]),
};

const listItem: NodeSpec = {
  content: '(paragraph | bullet_list | ordered_list | quotation | code_block)+',
  defining: true,
  toDOM: () => ['li', 0],
};

const quotation: NodeSpec = {
  attrs: { id, attribution: text() },
  content: '(paragraph | heading | bullet_list | ordered_list | quotation)+',
  group: 'block',
  defining: true,
  toDOM: (node) => ['figure', { class: 'q' }, ['blockquote', 0], ['figcaption', attr(node, 'attribution')]],
};

const pullQuote: NodeSpec = {
  attrs: { id, attribution: text() },
  content: 'inline*',
  group: 'block',
  defining: true,
  toDOM: (node) => ['figure', { class: 'pull' }, ['p', 0], ['figcaption', attr(node, 'attribution')]],
};

const figure: NodeSpec = {
  attrs: { id, src: text(), alt: text(), credit: text(), licence: text(), crop: text(), focus: text() },
  content: 'inline*',
  group: 'block',
  defining: true,
  isolating: true,
  toDOM: (node) => {
    const [alt, credit, licence] = [attr(node, 'alt'), attr(node, 'credit'), attr(node, 'licence')];
    const rights = [credit, licence].filter((part) => part !== '').join(', ');
    const lines = [alt || 'Nothing says yet what it shows', rights, attr(node, 'src')];
    return ['figure', { class: 'picture' }, card('picture', 'Picture', lines), ['figcaption', 0]];
  },
};

const embed: NodeSpec = {
  attrs: { id, url: text(), title: text(), caption: text() },
  atom: true,
  group: 'block',
  toDOM: (node) =>
    card('embed', 'From elsewhere', [attr(node, 'title'), attr(node, 'caption'), attr(node, 'url')]),
};

const table: NodeSpec = {
  attrs: { id },
  content: 'table_row+',
  group: 'block',
  isolating: true,
  toDOM: () => ['div', { class: 'table' }, ['table', ['tbody', 0]]],
};

const tableRow: NodeSpec = { content: '(table_cell | table_header)+', toDOM: () => ['tr', 0] };
const tableCell: NodeSpec = { content: 'inline*', isolating: true, toDOM: () => ['td', 0] };
const tableHeader: NodeSpec = { content: 'inline*', isolating: true, toDOM: () => ['th', 0] };

const rule: NodeSpec = {
  attrs: { id },
  group: 'block',
  toDOM: () => ['hr'],
};

const code: NodeSpec = {
  attrs: { id, language: text() },
  content: 'text*',
  marks: '',
  group: 'block',
  code: true,
  defining: true,
  toDOM: () => ['pre', ['code', 0]],
};

const note: NodeSpec = {
  attrs: { id, label: text() },
  content:
    '(paragraph | heading | bullet_list | ordered_list | quotation | pull_quote | figure | embed | table | rule | code_block | verbatim)+',
  group: 'block',
  defining: true,
  toDOM: (node) => ['aside', { class: 'note', 'data-label': attr(node, 'label') }, 0],
};

const verbatim: NodeSpec = {
  attrs: { id, text: text(), format: text('markdown'), why: text() },
  atom: true,
  group: 'block',
  toDOM: (node) => [
    'div',
    { class: 'card card-verbatim', contenteditable: 'false' },
    ['div', { class: 'card-label' }, 'Kept as it came'],
    ['div', { class: 'card-line' }, attr(node, 'why') || 'Stet could not read this part.'],
    ['pre', attr(node, 'text')],
  ],
};

/** Every block and what stands inside blocks, by its name in the file. */
export const blocks = {
  paragraph,
  heading,
  bullet_list: bulletList,
  ordered_list: orderedList,
  list_item: listItem,
  quotation,
  pull_quote: pullQuote,
  figure,
  embed,
  table,
  table_row: tableRow,
  table_cell: tableCell,
  table_header: tableHeader,
  rule,
  code_block: code,
  note,
  verbatim,
} satisfies Record<string, NodeSpec>;
