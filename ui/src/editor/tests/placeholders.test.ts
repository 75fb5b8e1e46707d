// Ways to the words that are to come.
import { describe, expect, it } from 'vitest';
import { doc, p, page } from './copy';

describe('the way to a placeholder', () => {
  const copy = doc(p('Vann paid TK for it.'), p('Nothing here.'), p('The TK, said TK.'));

  it('leads to the next one, and round again', () => {
    const { body } = page(copy);
    const walked = [0, 1, 2, 3].map(() => {
      body.toPlaceholder();
      return body.view.state.selection.$from.index(0);
    });
    expect(walked).toEqual([0, 2, 2, 0]);
  });

  it('leads to the one that is named', () => {
    const { body } = page(copy);
    expect(body.toPlaceholder(1)).toBe(true);
    const { $from, from, to } = body.view.state.selection;
    expect([$from.index(0), body.doc.textBetween(from, to)]).toEqual([2, 'TK']);
    expect($from.parentOffset).toBe(4);
  });
});
