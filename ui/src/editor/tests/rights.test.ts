/** Somebody else writes the story from now on: what stands beside the words may be typed in no longer either. */
import { describe, expect, it } from 'vitest';
import { type } from '../document';
import { doc, p, page, pull, q, type Page } from './copy';

function field<T extends HTMLElement>(story: Page, selector: string): T {
  const found = story.body.view.dom.querySelector<T>(selector);
  if (found === null) throw new Error(`no ${selector}`);
  return found;
}

describe('fields of blocks', () => {
  it('are closed when the body is, and open when it opens again', () => {
    let editable = true;
    const story = page(
      doc(
        q('Ana', p('one|')),
        pull('Bo', 'two'),
        type('figure').create({ src: 'media:1', alt: 'Boats' }),
        type('embed').create({ url: 'https://film.example/1' }),
      ),
      { editable: () => editable },
    );
    const closed = (): boolean[] => [
      field<HTMLTextAreaElement>(story, '.q textarea').readOnly,
      field<HTMLTextAreaElement>(story, '.pull textarea').readOnly,
      field<HTMLInputElement>(story, '[data-testid=figure-alt]').readOnly,
      field<HTMLSelectElement>(story, '[data-testid=figure-crop]').disabled,
      [...story.body.view.dom.querySelectorAll<HTMLButtonElement>('.row button')].every(
        (one) => one.disabled,
      ),
      field<HTMLButtonElement>(story, '[data-testid=card-change]').hidden === true,
    ];
    expect(closed()).toEqual([false, false, false, false, false, false]);
    editable = false;
    story.body.refresh();
    expect(closed()).toEqual([true, true, true, true, true, true]);
    editable = true;
    story.body.refresh();
    expect(closed()).toEqual([false, false, false, false, false, false]);
  });

  it('change nothing that may not be changed, whatever reaches them', () => {
    let editable = true;
    const story = page(doc(q('Ana', p('one|')), type('figure').create({ src: 'media:1', alt: 'Boats' })), {
      editable: () => editable,
    });
    story.type('!');
    editable = false;
    story.body.refresh();
    const before = story.doc;
    const said = field<HTMLTextAreaElement>(story, '.q textarea');
    said.value = 'Somebody';
    said.dispatchEvent(new Event('input', { bubbles: true }));
    expect(said.value).toBe('Ana');
    const alt = field(story, '[data-testid=figure-alt]');
    for (const at of [said, alt])
      for (const [key, ctrlKey] of [
        ['z', true],
        ['Enter', false],
      ] as const)
        at.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
    expect(story.doc.eq(before)).toBe(true);
  });

  it('are forgotten with their blocks', () => {
    const story = page(doc(p('a|'), q('Ana', p('one'))));
    const said = field<HTMLTextAreaElement>(story, '.q textarea');
    const { view } = story.body;
    view.dispatch(view.state.tr.delete(3, view.state.doc.content.size));
    said.readOnly = true;
    story.body.refresh();
    expect(said.readOnly).toBe(true);
  });
});
