import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';
import { describe, expect, it } from 'vitest';
import { blockIds, idOf } from '../ids';
import { body } from '../schema';
import { markPlaceholders, placeholdersInBody } from '../tk';
import { touched } from '../touched';
import { doc, li, p, q, ul } from './copy';

/** Always the same numbers for the same seed. */
function numbers(seed: number): (below: number) => number {
  let state = seed * 2654435761 + 1;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const SAID = ['TK', 'tk ', ' XX', 'port', ' ', 'tktk', 'a.TK', 'quay TK.', ''];

function start(): Node {
  return doc(
    p('The harbour TK opens'),
    ul(li(p('XX of them')), li(p('none'))),
    q('TKTK', p('We wait TK'), p('still')),
    p(''),
    p('The port TK'),
  );
}

/** One edit a person could make, somewhere. */
function edit(state: EditorState, next: (below: number) => number): Transaction {
  const { tr } = state;
  const size = state.doc.content.size;
  const at = TextSelection.near(state.doc.resolve(next(size + 1))).from;
  const to = Math.min(size, TextSelection.near(state.doc.resolve(Math.min(size, at + next(40)))).from);
  const [from, until] = [Math.min(at, to), Math.max(at, to)];
  switch (next(7)) {
    case 0:
      return tr.delete(from, until);
    case 1: {
      const $at = state.doc.resolve(at);
      return $at.parent.isTextblock && $at.depth === 1 ? tr.split(at) : tr.insertText('TK', at);
    }
    case 2: {
      const copied = state.doc.slice(from, until);
      return tr.replace(at, at, copied);
    }
    case 3:
      return tr.insert(size, p('and TK at the end'));
    case 4: {
      const first = state.doc.firstChild;
      return state.doc.childCount > 2 && first !== null ? tr.delete(0, first.nodeSize) : tr;
    }
    default:
      return tr.insertText(SAID[next(SAID.length)] ?? '', from, next(3) === 0 ? until : from);
  }
}

function nestedIds(block: Node): string[] {
  const ids: string[] = [];
  block.descendants((node) => {
    if (idOf(node) !== '') ids.push(idOf(node));
  });
  return ids;
}

describe('what a change touched', () => {
  it('is nothing between a body and itself', () => {
    const same = start();
    expect(touched(same, same)).toMatchObject({ before: [], after: [] });
  });

  it('is what remains when the same beginning and end are taken away', () => {
    const next = numbers(3);
    let state = EditorState.create({ doc: start(), plugins: [blockIds()] });
    for (let round = 0; round < 400; round += 1) {
      const was = state.doc;
      state = state.apply(edit(state, next));
      const { first, from, before, after, to } = touched(was, state.doc);
      const whole = [...was.children];
      whole.splice(first, before.length, ...after);
      expect(whole).toEqual([...state.doc.children]);
      const sizes = (blocks: readonly Node[]): number =>
        blocks.reduce((sum, block) => sum + block.nodeSize, 0);
      expect(from).toBe(sizes(state.doc.children.slice(0, first)));
      expect(to - from).toBe(sizes(after));
    }
  });
});

describe('marks and ids kept for every key', () => {
  it('are the same as if the whole body had been read again', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const next = numbers(seed);
      const marks = markPlaceholders();
      let state = EditorState.create({ doc: start(), schema: body, plugins: [blockIds(), marks] });
      for (let round = 0; round < 120; round += 1) {
        state = state.apply(edit(state, next));
        const set = marks.getState(state) as DecorationSet;
        const drawn = set.find().map(({ from, to }) => ({ from, to }));
        drawn.sort((a, b) => a.from - b.from);
        expect(drawn).toEqual(placeholdersInBody(state.doc));
        const ids = state.doc.children.map(idOf);
        expect(ids).not.toContain('');
        expect(new Set(ids).size).toBe(ids.length);
        expect(state.doc.children.flatMap(nestedIds)).toEqual([]);
      }
    }
  });

  it('puts right what was wrong before the first key', () => {
    const plain = body.nodes.doc.create(null, [p('One'), p('Two'), p('Three')]);
    let state = EditorState.create({ doc: plain, plugins: [blockIds()] });
    state = state.apply(state.tr.insertText('x', 1));
    const ids = state.doc.children.map(idOf);
    expect(new Set(ids).size).toBe(3);
    expect(ids).not.toContain('');
  });
});
