import { describe, expect, it } from 'vitest';
import { changesSince, knownFrom, NOTHING } from '../changes';
import { doc, p, page } from './copy';

describe('what was typed since the last save', () => {
  const start = () => page(doc(p('One|'), p('Two'), p('Three')));

  it('is nothing at first', () => {
    const story = start();
    expect(changesSince(knownFrom(story.doc), story.doc)).toBeNull();
  });

  it('is the block typed in, whole, and nothing else', () => {
    const story = start();
    const known = knownFrom(story.doc);
    story.type(' more');
    expect(changesSince(known, story.doc)).toEqual({
      changed: [{ type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text: 'One more' }] }],
      order: ['b1', 'b2', 'b3'],
      gone: [],
    });
  });

  it('is nothing again when it was taken back', () => {
    const story = start();
    const known = knownFrom(story.doc);
    story.type('x').press('Mod-z');
    expect(changesSince(known, story.doc)).toBeNull();
  });

  it('names every block that is gone', () => {
    const story = start();
    const known = knownFrom(story.doc);
    const { view } = story.body;
    view.dispatch(view.state.tr.delete(5, view.state.doc.content.size));
    expect(changesSince(known, story.doc)).toMatchObject({ order: ['b1'], gone: ['b2', 'b3'], changed: [] });
  });

  it('sees blocks that only moved', () => {
    const story = start();
    const known = knownFrom(story.doc);
    const turned = story.doc
      .copy(story.doc.content.cut(0, 0))
      .type.create(null, [...story.doc.children].reverse());
    expect(changesSince(known, turned)).toEqual({ changed: [], order: ['b3', 'b2', 'b1'], gone: [] });
  });

  it('is every block when nothing is known', () => {
    expect(changesSince(NOTHING, start().doc)?.changed).toHaveLength(3);
  });
});
