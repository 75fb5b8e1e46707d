import type { Node } from 'prosemirror-model';
import { undo } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { CellsSelection } from '../cells';
import { blockFromJson, blockToJson, type, type Json } from '../document';
import { makePullQuote } from '../insert';
import { body } from '../schema';
import { linkAt, removeLink, setLink, toggle } from '../commands';
import { selectedBlocks } from '../snippets';
import { removeColumn, removeRow } from '../table';
import { doc, li, p, page, ul, type Page } from './copy';

function table(...rows: string[]): Node {
  return type('table').create(
    null,
    rows.map((row) =>
      type('table_row').create(
        null,
        row.split(' ').map((words) => type('table_cell').create(null, words === '_' ? [] : body.text(words))),
      ),
    ),
  );
}

function rows(story: Page): string[] {
  const found = story.doc.children.find((block) => block.type === type('table'));
  return (found?.children ?? []).map((row) =>
    row.children
      .map(
        (cell) =>
          cell.textBetween(0, cell.content.size, '', (leaf) =>
            leaf.type.name === 'hard_break' ? '/' : '',
          ) || '_',
      )
      .join(' '),
  );
}

const place = (story: Page, text: string): number => {
  let at = -1;
  story.doc.descendants((node, pos) => {
    if (at < 0 && node.isText && node.text?.includes(text) === true) at = pos + node.text.indexOf(text);
  });
  return at;
};

/** Selects from before one word to behind another, as a mouse does. */
function over(story: Page, from: string, to: string): Page {
  const { view } = story.body;
  const [a, b] = [place(story, from), place(story, to) + to.length];
  view.dispatch(view.state.tr.setSelection(TextSelection.create(story.doc, a, b)));
  return story;
}

const three = (): Node => doc(p('1234'), table('a b c', 'd e f', 'g h i'), p('5678'));
const pasting = (...blocks: Node[]) => ({ read: () => Promise.resolve(blocks.map(blockToJson)) });

describe('selected cells', () => {
  it('are a rectangle, and are emptied by Delete without a cell less', () => {
    const story = over(page(three()), 'a', 'e');
    expect(story.body.view.state.selection).toBeInstanceOf(CellsSelection);
    story.press('Delete');
    expect(rows(story)).toEqual(['_ _ c', '_ _ f', 'g h i']);
    story.body.run(undo);
    expect(rows(story)).toEqual(['a b c', 'd e f', 'g h i']);
  });

  it('give way to what is typed, in the first of them', () => {
    const story = over(page(three()), 'b', 'h').type('xy');
    expect(rows(story)).toEqual(['a xy c', 'd _ f', 'g _ i']);
  });

  it('are marked cell by cell', () => {
    const story = over(page(three()), 'a', 'd');
    story.body.run(toggle('strong'));
    expect(story.shape).toContain('table_cell(strong("a")), table_cell("b")');
    expect(story.shape).toContain('table_cell(strong("d")), table_cell("e")');
  });

  it('are copied as a table of their own', () => {
    const { selection } = over(page(three()), 'b', 'f').body.view.state;
    expect(selection.content().content.toString()).toBe(
      '<table(table_row(table_cell("b"), table_cell("c")), table_row(table_cell("e"), table_cell("f")))>',
    );
  });

  it('are linked, and their links taken away, in every one of them', () => {
    const story = over(page(three()), 'a', 'd');
    story.body.run(setLink('https://harbour.example'));
    expect(story.shape).toContain('table_row(table_cell(link("a")), table_cell("b")');
    expect(story.shape).toContain('table_row(table_cell(link("d")), table_cell("e")');
    over(story, 'b', 'd');
    expect(linkAt(story.body.view.state)?.href).toBe('https://harbour.example');
    story.body.run(removeLink);
    expect(story.shape).not.toContain('link');
  });

  it('are a snippet, and a pull quote, with all their words', () => {
    const story = over(page(three()), 'b', 'f');
    const [block, ...more] = selectedBlocks(story.body.view.state).map((json) => blockFromJson(json));
    expect(more).toEqual([]);
    expect(block?.textContent).toBe('bcef');
    story.body.run(makePullQuote);
    expect(story.shape).toContain('pull_quote("b c e f")');
  });

  it('go with their rows or columns', () => {
    const story = over(page(three()), 'a', 'd');
    story.body.run(removeRow);
    expect(rows(story)).toEqual(['g h i']);
    over(story, 'h', 'i').body.run(removeColumn);
    expect(rows(story)).toEqual(['g']);
  });

  it('are all of the table where the selection begins outside of it', () => {
    const story = over(page(three()), '34', 'e');
    story.press('Backspace');
    expect(story.shape).not.toContain('table');
    expect(story.doc.textContent).toBe('125678');
    expect(over(page(three()), 'e', '56').press('Delete')).toBe(true);
  });

  it('grow and shrink by the arrows', () => {
    const story = page(doc(table('a| b', 'c d')));
    story.press('Shift-ArrowRight');
    expect(story.body.view.state.selection).toBeInstanceOf(CellsSelection);
    story.press('Shift-ArrowDown');
    story.press('Delete');
    expect(rows(story)).toEqual(['_ _', '_ _']);
    story.body.run(undo);
    story.press('Shift-ArrowLeft');
    expect(story.body.view.state.selection).toBeInstanceOf(CellsSelection);
  });

  it('follow what is written elsewhere', () => {
    const story = over(page(three()), 'a', 'e');
    const { view } = story.body;
    view.dispatch(view.state.tr.insertText('zz', 1));
    expect(view.state.selection).toBeInstanceOf(CellsSelection);
    story.press('Delete');
    expect(rows(story)).toEqual(['_ _ c', '_ _ f', 'g h i']);
    expect(story.doc.firstChild?.textContent).toBe('zz1234');
  });
});

describe('keys in a table', () => {
  it('Tab goes on, adds a row behind the last cell, and Shift-Tab goes back', () => {
    const story = page(doc(table('a b|')));
    story.press('Tab');
    story.type('c').press('Tab');
    story.type('d').press('Shift-Tab');
    story.type('e');
    expect(rows(story)).toEqual(['a b', 'e d']);
    story.press('Shift-Tab');
    story.press('Shift-Tab');
    expect(story.press('Shift-Tab')).toBe(true);
    expect(rows(story)).toEqual(['a b', 'e d']);
  });

  it('Enter goes down, and out below the last row', () => {
    const story = page(doc(table('a| b', 'c d'), p('behind')));
    story.press('Enter');
    story.type('1').press('Enter');
    story.type('2');
    expect(rows(story)).toEqual(['a b', 'c1 d']);
    expect(story.shape).toContain('paragraph("2behind")');
  });

  it('Enter before everything makes a line before a table that begins the text', () => {
    const story = page(doc(table('|a b')));
    story.press('Enter');
    story.type('now');
    expect(story.doc.firstChild?.textContent).toBe('now');
  });

  it.each([
    ['Backspace', doc(table('a |b'))],
    ['Delete', doc(table('a| b'))],
  ])('%s at the edge of a cell joins nothing', (key, copy) => {
    const story = page(copy);
    expect(story.press(key)).toBe(true);
    expect(rows(story)).toEqual(['a b']);
  });

  it('Backspace in an empty cell goes to the one before, and takes an empty table away', () => {
    const story = page(doc(table('a x|')));
    story.press('Backspace');
    const { view } = story.body;
    view.dispatch(view.state.tr.delete(view.state.selection.from - 1, view.state.selection.from));
    story.press('Backspace');
    expect(view.state.selection.$from.parent.textContent).toBe('a');
    view.dispatch(view.state.tr.deleteSelection());
    story.press('Backspace');
    expect(story.shape).toBe('paragraph');
  });

  it('the arrows go up and down a column and out at its ends', () => {
    const story = page(doc(p('up'), table('a b', 'c |d')));
    const { view } = story.body;
    view.endOfTextblock = () => true;
    story.press('ArrowUp');
    expect(view.state.selection.$from.parent.textContent).toBe('b');
    story.press('ArrowUp');
    expect(view.state.selection.$from.parent.textContent).toBe('up');
    view.dispatch(view.state.tr.setSelection(TextSelection.create(story.doc, place(story, 'd'))));
    story.press('ArrowDown');
    expect(view.state.selection.$from.parent.type.name).toBe('paragraph');
    expect(story.doc.childCount).toBe(3);
    const first = page(doc(table('|a')));
    first.body.view.endOfTextblock = () => true;
    first.press('ArrowUp');
    expect(first.heard).toEqual(['up']);
  });
});

describe('pasted into a table', () => {
  it('another table fills the cells from that one on, and the table grows to hold it', async () => {
    const story = page(doc(table('a b', 'c |d')), pasting(table('1 2', '3 4')));
    await story.paste({ html: '<table>', text: '1\t2\n3\t4' });
    expect(rows(story)).toEqual(['a b _', 'c 1 2', '_ 3 4']);
    expect(story.shape.match(/table\(/g)).toHaveLength(1);
    expect(story.ids[0]).toBe('b1');
    story.body.run(undo);
    expect(rows(story)).toEqual(['a b', 'c d']);
  });

  it('a table with empty lines around it is the table', async () => {
    const story = page(doc(table('a| b')), pasting(p(''), table('1 2'), p('')));
    await story.paste({ html: '<table>', text: '' });
    expect(rows(story)).toEqual(['1 2']);
  });

  it('lines stay in the cell, with their marks', async () => {
    const story = page(
      doc(table('a| b')),
      pasting(p(body.text('x', [body.marks.em.create()])), ul(li(p('y')))),
    );
    await story.paste({ html: '<p>', text: 'x y' });
    expect(rows(story)).toEqual(['ax/y b']);
    expect(story.shape).toContain('em("x")');
    story.type('!');
    expect(rows(story)).toEqual(['ax/y! b']);
  });

  it('words alone with tabs in them are cells', async () => {
    const tabs: Json[] = ['1\t2', '3\t4'].map((text) => ({
      type: 'paragraph',
      content: [{ type: 'text', text }],
    }));
    const story = page(doc(table('a| b')), { read: () => Promise.resolve(tabs) });
    await story.paste({ text: '1\t2\n3\t4' });
    expect(rows(story)).toEqual(['1 2', '3 4']);
  });

  it('what no cell can hold stands behind the table, and notes at the end', async () => {
    const figure = type('figure').create({ src: 'media/x.png' });
    const note = type('note').create({ label: '1' }, p('a note'));
    const ref = type('note_ref').create({ label: '1' });
    const story = page(doc(table('a| b'), p('behind')), pasting(p('x', ref), figure, note));
    await story.paste({ html: '<p>', text: 'x' });
    expect(rows(story)).toEqual(['ax b']);
    expect(story.doc.children.map((block) => block.type.name)).toEqual([
      'table',
      'figure',
      'paragraph',
      'note',
    ]);
  });

  it('over selected cells stands in the first, and the others are empty', async () => {
    const story = over(page(three(), pasting(p('new'))), 'a', 'e');
    await story.paste({ html: '<p>', text: 'new' });
    expect(rows(story)).toEqual(['new _ c', '_ _ f', 'g h i']);
  });
});
