import { redo, undo } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import { BesideStep, type AboveBody } from '../beside';
import type { Json } from '../document';
import { pastOf, withPast } from '../past';
import { doc, p, page, type Page } from './copy';

function changed(): { story: Page; told: [AboveBody, AboveBody][] } {
  const told: [AboveBody, AboveBody][] = [];
  const story = page(doc(p('the quay|')), { beside: (was, now) => void told.push([was, now]) });
  const { view } = story.body;
  const tr = view.state.tr.insertText('pier', 5, 9);
  view.dispatch(tr.step(new BesideStep({ headline: 'Quay' }, { headline: 'Pier' })));
  return { story, told };
}

describe('a change of the text and of the lines above it', () => {
  it('is one step to undo and to do again, and says each time what is to stand above', () => {
    const { story, told } = changed();
    story.body.run(undo);
    expect(story.shape).toBe('paragraph("the quay")');
    story.body.run(redo);
    expect(story.shape).toBe('paragraph("the pier")');
    expect(told.map(([was, now]) => [was.headline, now.headline])).toEqual([
      ['Quay', 'Pier'],
      ['Pier', 'Quay'],
      ['Quay', 'Pier'],
    ]);
  });

  it('can be taken back from a line above only while that line stands as the change left it', () => {
    const { story } = changed();
    const mine = (words: string) => (was: AboveBody) => was.headline === words;
    expect(story.body.beside('undo', mine('Pier and more'), true)).toBe(false);
    expect(story.body.beside('undo', mine('Pier'), false)).toBe(true);
    expect(story.shape).toBe('paragraph("the pier")');
    expect(story.body.beside('undo', mine('Pier'), true)).toBe(true);
    expect(story.shape).toBe('paragraph("the quay")');
    expect(story.body.beside('redo', mine('Quay'), true)).toBe(true);
    expect(story.shape).toBe('paragraph("the pier")');
    story.type('x');
    story.body.run(undo);
  });

  it('outlives the window', () => {
    const { story } = changed();
    const past = JSON.parse(JSON.stringify(pastOf(story.body.view.state))) as Json[];
    const told: AboveBody[] = [];
    const next = page(story.doc, { beside: (_was, now) => told.push(now) });
    const state = withPast(next.body.view.state, past);
    if (state !== null) next.body.view.updateState(state);
    next.body.run(undo);
    expect(next.shape).toBe('paragraph("the quay")');
    expect(told).toEqual([{ headline: 'Quay' }]);
  });
});
