/** A story by its subheads, and as it is read aloud from top to bottom. */
import { idOf, readAddress, wordsInBlock, type DocNode } from '../../../editor';

/** A part of the story: from a subhead to the next. */
export interface Section {
  /** The block of the subhead; empty for what stands before the first. */
  block: string;
  level: number;
  title: string;
  words: number;
}

/** The parts of a body, in order. What stands before the first subhead has no title. */
export function sectionsOf(doc: DocNode): Section[] {
  const sections: Section[] = [{ block: '', level: 2, title: '', words: 0 }];
  doc.forEach((block) => {
    if (block.type.name === 'heading') {
      sections.push({
        block: idOf(block),
        level: Number(block.attrs.level),
        title: block.textContent,
        words: 0,
      });
    } else {
      const last = sections.at(-1);
      if (last !== undefined) last.words += wordsInBlock(block);
    }
  });
  return sections[0]?.words === 0 ? sections.slice(1) : sections;
}

/** One thing a reader hears. */
export interface Heard {
  /** What it is, in a word. */
  what: string;
  text: string;
  /** What is missing or out of order; empty when nothing is. */
  fault: string;
  /** Where it stands: a block’s id, or a field above the body. */
  at: string;
}

/** What stands above the body, as words. */
export interface AboveWords {
  headline: string;
  standfirst: string;
  byline: string;
}

/** Everything in the order it is read aloud, with what a listener would miss. */
export function readAloud(above: AboveWords, doc: DocNode): Heard[] {
  const heard: Heard[] = [
    {
      what: 'Headline',
      text: above.headline,
      fault: above.headline.trim() === '' ? 'The story has no headline.' : '',
      at: 'headline',
    },
  ];
  if (above.standfirst.trim() !== '')
    heard.push({ what: 'Standfirst', text: above.standfirst, fault: '', at: 'standfirst' });
  if (above.byline !== '') heard.push({ what: 'Byline', text: above.byline, fault: '', at: '' });
  let level = 1;
  doc.forEach((block) => {
    const [what, text, fault] = said(block, level);
    if (block.type.name === 'heading') level = Number(block.attrs.level);
    if (text.trim() !== '' || fault !== '') heard.push({ what, text, fault, at: idOf(block) });
  });
  return heard;
}

type Said = [what: string, text: string, fault: string];

function said(block: DocNode, level: number): Said {
  const text = block.textBetween(0, block.content.size, ' ', ' ');
  switch (block.type.name) {
    case 'heading':
      return [`Subhead ${Number(block.attrs.level) - 1}`, text, headingFault(block, level)];
    case 'quotation':
    case 'pull_quote':
      return quoted(block, text);
    case 'figure':
      return picture(block, text);
    case 'embed':
      return ['Link card', attr(block, 'title') || attr(block, 'url'), ''];
    case 'table':
      return ['Table', text, has(block, 'table_header') ? '' : 'The table has no header cells.'];
    case 'bullet_list':
    case 'ordered_list':
      return ['List', text, linkFault(block)];
    case 'code_block':
      return ['Code', text, ''];
    case 'verbatim':
      return ['Not read yet', attr(block, 'text'), 'Nobody can read this aloud: it is kept as it came.'];
    case 'rule':
      return ['Section break', '* * *', ''];
    default:
      return ['Paragraph', text, linkFault(block)];
  }
}

function headingFault(block: DocNode, level: number): string {
  if (block.textContent.trim() === '') return 'A subhead without words.';
  const own = Number(block.attrs.level);
  return own > level + 1
    ? `A level is left out: a subhead ${own - 1} follows ${level === 1 ? 'the headline' : `a subhead ${level - 1}`}.`
    : '';
}

function quoted(block: DocNode, text: string): Said {
  const who = attr(block, 'attribution');
  const what = block.type.name === 'quotation' ? 'Quotation' : 'Pull quote';
  const fault = who.trim() === '' && what === 'Quotation' ? 'Nobody is named for these words.' : '';
  return [what, who === '' ? text : `${text} — ${who}`, fault];
}

function picture(block: DocNode, caption: string): Said {
  const alt = attr(block, 'alt');
  const fault = alt.trim() === '' ? 'Nothing says what the picture shows (its alt text).' : '';
  return ['Picture', [alt, caption].filter((part) => part.trim() !== '').join('. '), fault];
}

/** Links that say nothing by themselves: a bare address, or “here”. */
function linkFault(block: DocNode): string {
  let fault = '';
  block.descendants((node) => {
    const link = node.marks.find((mark) => mark.type.name === 'link');
    const words = (node.text ?? '').trim();
    if (link === undefined || words === '' || fault !== '') return;
    if (/^(?:here|click here|this|link|read more|more|hier|ici|aquí|qui)$/i.test(words))
      fault = `A link that only says “${words}”.`;
    else if (/^https?:\/\//.test(words) && readAddress(words).ok)
      fault = 'A bare address is read letter by letter: put words on the link.';
  });
  return fault;
}

function has(block: DocNode, kind: string): boolean {
  let found = false;
  block.descendants((node) => {
    found ||= node.type.name === kind;
  });
  return found;
}

function attr(block: DocNode, name: string): string {
  const value: unknown = block.attrs[name];
  return typeof value === 'string' ? value : '';
}
