import { undo } from 'prosemirror-history';
import { NodeSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { cardToLink, changeCard, loneAddress, selectedCard } from '../card';
import type { Json } from '../document';
import { insertCard } from '../insert';
import { doc, p, page, q, type Page } from './copy';

const read = ({ text }: { text: string }): Promise<Json[]> =>
  Promise.resolve([{ type: 'paragraph', content: [{ type: 'text', text }] }]);
const address = 'https://harbour.example/ferries?day=2';

function picked(story: Page): Page {
  const { view } = story.body;
  let at = 0;
  story.doc.forEach((block, pos) => {
    if (block.type.name === 'embed') at = pos;
  });
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(story.doc, at)));
  return story;
}

describe('an address that is pasted', () => {
  it('alone on an empty line becomes a card; one undo makes it a link, the next takes it away', async () => {
    const story = page(doc(p('a'), p('|')), { read, carded: () => story.heard.push('carded') });
    await story.paste({ text: ` ${address}\n` });
    expect(story.shape).toBe('paragraph("a") embed paragraph');
    expect(story.doc.child(1).attrs).toMatchObject({ url: address, title: '' });
    expect(story.heard).toContain('carded');
    story.type('on');
    expect(story.shape).toBe('paragraph("a") embed paragraph("on")');
    story.body.run(undo);
    story.body.run(undo);
    expect(story.shape).toBe(`paragraph("a") paragraph(link("${address}"))`);
    story.body.run(undo);
    expect(story.shape).toBe('paragraph("a") paragraph');
  });

  it.each([
    ['in a line', doc(p('see |'))],
    ['in a quotation', doc(q('', p('|')))],
  ])('%s stays words', async (_where, copy) => {
    const story = page(copy, { read });
    await story.paste({ text: address });
    expect(story.shape).not.toContain('embed');
    expect(story.doc.textContent).toContain(address);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'Mr.Harbour',
    'https://a.example and more',
    'https://a.example\nhttps://b.example',
    'https://',
    'mailto:desk@harbour.example',
  ])('is none in “%s”', (text) => {
    expect(loneAddress(text)).toBeNull();
  });

  it('is completed where it begins with www', () => {
    expect(loneAddress('www.harbour.example')).toBe('https://www.harbour.example');
  });
});

describe('a card', () => {
  const card = { url: address, title: 'Ferries', caption: 'They sail again.' };

  it('says something else once it is changed, and keeps its id', () => {
    const story = page(doc(p('|')));
    story.body.run(insertCard(card));
    const id = story.ids[0];
    expect(selectedCard(story.body.view.state)).toEqual(card);
    story.body.run(changeCard({ ...card, title: 'Boats' }));
    expect(story.doc.child(0).attrs).toMatchObject({ title: 'Boats', url: address, id });
    story.body.run(undo);
    expect(story.doc.child(0).attrs).toMatchObject({ title: 'Ferries' });
  });

  it('is asked about by Enter and by its button, and by neither where nothing may be typed', () => {
    let editable = true;
    const asked: string[] = [];
    const story = page(doc(p('|')), { insert: (what) => asked.push(what), editable: () => editable });
    story.body.run(insertCard(card));
    picked(story).press('Enter');
    const button = story.body.view.dom.querySelector<HTMLElement>('[data-testid=card-change]');
    button?.click();
    expect(asked).toEqual(['card', 'card']);
    editable = false;
    story.body.refresh();
    button?.click();
    expect(asked).toHaveLength(2);
  });

  it('becomes a line with a link, and never one to an address that may not be linked', () => {
    const story = page(doc(p('|')));
    story.body.run(insertCard(card));
    story.body.run(cardToLink);
    expect(story.doc.child(0).toString()).toBe('paragraph(link("Ferries"), " They sail again.")');
    story.body.run(insertCard({ url: 'javascript:alert(1)', title: 'x', caption: '' }));
    picked(story).body.run(cardToLink);
    expect(story.shape).not.toMatch(/link\("x"\)/);
    expect(story.doc.textContent).toContain('x');
  });
});
