import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { body } from '../schema';
import { type } from '../document';
import { addColumn, addRow, removeColumn, removeRow, toggleHeadings } from '../table';
import { doc, page, type Page } from './copy';

function table(...rows: string[]): Node {
  const cell = (words: string, head: boolean): Node =>
    type(head ? 'table_header' : 'table_cell').create(null, words === '' ? [] : body.text(words));
  return type('table').create(
    null,
    rows.map((row, at) =>
      type('table_row').create(
        null,
        row.split(' ').map((words) => cell(words, at === 0)),
      ),
    ),
  );
}

function rows(story: Page): string[] {
  const first = story.doc.child(0);
  if (first.type !== type('table')) return [];
  return first.children.map((row) => row.children.map((cell) => cell.textContent || '_').join(' '));
}

describe('a table', () => {
  it.each([
    ['a row below', addRow, ['a b', 'c d', '_ _']],
    ['a column after', addColumn, ['a _ b', 'c _ d']],
    ['no such row', removeRow, ['a b']],
    ['no such column', removeColumn, ['b', 'd']],
  ])('gets %s', (_name, command, expected) => {
    const story = page(doc(table('a b', 'c| d')));
    story.body.run(command);
    expect(rows(story)).toEqual(expected);
    expect(story.ids).toEqual(['b1']);
  });

  it('has a first row of headings, or none', () => {
    const story = page(doc(table('a| b', 'c d')));
    const heads = () =>
      story.doc
        .child(0)
        .child(0)
        .children.map((cell) => cell.type.name);
    story.body.run(toggleHeadings);
    expect(heads()).toEqual(['table_cell', 'table_cell']);
    story.body.run(toggleHeadings);
    expect(heads()).toEqual(['table_header', 'table_header']);
  });

  it('goes with its last row or column', () => {
    const story = page(doc(table('a|')));
    story.body.run(removeColumn);
    expect(story.shape).toBe('paragraph');
  });

  it('of rows of unlike length stays whole', () => {
    const story = page(doc(table('a b| c', 'd')));
    story.body.run(removeColumn);
    expect(rows(story)).toEqual(['a c', 'd']);
    story.body.run(addColumn);
    expect(rows(story)).toEqual(['a _ c', 'd _']);
  });
});
