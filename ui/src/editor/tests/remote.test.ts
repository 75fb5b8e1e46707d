import { undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { knownFrom } from '../changes';
import { type } from '../document';
import { taken, takeInLine } from '../remote';
import { doc, li, p, page, strong, ul, type Page } from './copy';

const blocksOf = (copy: Node): Node[] => [...copy.children];
const named = (id: string, block: Node): Node =>
  block.type.create({ ...block.attrs, id }, block.content, block.marks);
const lines = (copy: Node): string[] => blocksOf(copy).map((block) => block.textContent);

/** A page on which something was typed since `was`, and what was written elsewhere meanwhile. */
function meet(was: Node, hands: (here: Page) => void, theirs: readonly Node[]): Page {
  const here = page(was);
  const known = knownFrom(here.doc);
  hands(here);
  here.body.take(known, theirs);
  return here;
}

describe('words from elsewhere', () => {
  it('come into a block nobody types in, and the caret stays', () => {
    const was = doc(p('One|'), p('Two'));
    const here = meet(was, () => undefined, [named('b1', p('One')), named('b2', p('Two ships'))]);
    expect(lines(here.doc)).toEqual(['One', 'Two ships']);
    expect(here.ids).toEqual(['b1', 'b2']);
    here.type('!');
    expect(lines(here.doc)).toEqual(['One!', 'Two ships']);
  });

  it('come in before the caret, which moves with its letters', () => {
    const here = meet(doc(p('One two|')), () => undefined, [named('b1', p('Nearly one two'))]);
    here.type('!');
    expect(lines(here.doc)).toEqual(['Nearly one two!']);
  });

  it('never write over what was typed here since, in the same block or another', () => {
    const here = meet(doc(p('The vote is on Friday|')), (hand) => hand.type(' at nine'), [
      named('b1', p('The last vote is on Friday')),
    ]);
    expect(lines(here.doc)).toEqual(['The last vote is on Friday at nine']);
  });

  it('stand beside what was typed at the very same place', () => {
    const here = meet(doc(p('On |')), (hand) => hand.type('Monday'), [named('b1', p('On Tuesday'))]);
    expect(lines(here.doc)[0]).toContain('Monday');
    expect(lines(here.doc)[0]).toContain('Tuesday');
  });

  it('keep a list that both wrote in twice rather than lose an item', () => {
    const was = doc(ul(li(p('One|'))));
    const theirs = [named('b1', ul(li(p('One')), li(p('Theirs'))))];
    const here = meet(was, (hand) => hand.type(' of ours'), theirs);
    expect(here.doc.textContent).toContain('of ours');
    expect(here.doc.textContent).toContain('Theirs');
    expect(new Set(here.ids).size).toBe(here.ids.length);
  });

  it('bring new blocks to their place, move others, and take out what was taken out', () => {
    const was = doc(p('a|'), p('b'), p('c'));
    const theirs = [named('b3', p('c')), named('n', p('new')), named('b1', p('a'))];
    const here = meet(was, () => undefined, theirs);
    expect(here.ids).toEqual(['b3', 'n', 'b1']);
  });

  it('leave a block alone that was typed in here and taken out there', () => {
    const here = meet(doc(p('a|'), p('b')), (hand) => hand.type('nd more'), [named('b2', p('b'))]);
    expect(lines(here.doc)).toEqual(['and more', 'b']);
  });

  it('put a block back that was taken out here and written there', () => {
    const here = meet(
      doc(p('a'), p('b|')),
      ({ body: { view } }) => view.dispatch(view.state.tr.delete(3, 6)),
      [named('b1', p('a')), named('b2', p('b and more'))],
    );
    expect(lines(here.doc)).toEqual(['a', 'b and more']);
  });

  it('are not what undo takes back', () => {
    const here = meet(doc(p('One|'), p('Two')), (hand) => hand.type(' more'), [
      named('b1', p('One')),
      named('b2', p('Two ships')),
    ]);
    undo(here.body.view.state, here.body.view.dispatch);
    expect(lines(here.doc)).toEqual(['One', 'Two ships']);
  });

  it('bring marks and attributes as well as letters', () => {
    const heading = named('b1', type('heading').create({ level: 2 }, p('One').content));
    const here = meet(doc(p('One|'), p('Two')), () => undefined, [heading, named('b2', p(strong('Two')))]);
    expect(here.shape).toBe('heading("One") paragraph(strong("Two"))');
  });

  it('fill an empty body, and leave a paragraph when everything is taken out', () => {
    expect(lines(taken(doc(p('')), { order: [], blocks: new Map() }, [named('n', p('New'))]))).toEqual([
      'New',
    ]);
    const was = doc(p('a'));
    const empty = taken(was, knownFrom(was), []);
    expect(lines(empty)).toEqual(['']);
  });
});

describe('a headline from elsewhere', () => {
  function check(known: string, here: string, theirs: string, expected: string): void {
    expect(takeInLine(here, known, theirs)).toBe(expected);
  }

  it('is taken where nothing was typed, and woven in where something was', () => {
    check('Ferry', 'Ferry', 'Ferry sails', 'Ferry sails');
    check('Ferry', 'Ferry late', 'Ferry', 'Ferry late');
    check('Ferry sails', 'Ferry sails late', 'The ferry sails', 'The ferry sails late');
    check('Ferry sails', 'The ferry sails', 'Ferry sails late', 'The ferry sails late');
    check('Ferry', 'Ferry A', 'Ferry B', 'Ferry A B');
  });
});
