/** Pictures that come late: where they go, and what they leave alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undo } from 'prosemirror-history';
import { doc, p, page, type Page } from '../../../editor/tests/copy';
import { use, type Picked } from '../../../platform';
import { memory, type Memory } from '../../../platform/memory';
import { said } from '../../../said.svelte';
import { Inserting } from '../insert/inserting.svelte';

const CHOSEN: Picked = { handle: 'chosen-1', name: 'harbour.jpg' };
let host: Memory;
/** Lets the picture come that is asked for. */
let come: (picked: Picked | null) => void;

beforeEach(() => {
  host = memory();
  host.pickPhoto = () => new Promise((resolve) => (come = resolve));
  use(host);
});
afterEach(() => {
  said.settle();
  document.body.replaceChildren();
});

function asking(story: Page): Inserting {
  const inserting = new Inserting(() => story.body);
  inserting.ask('picture');
  return inserting;
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done));
const kinds = (story: Page): string[] => story.doc.children.map((block) => block.type.name);
const caretIn = (story: Page): string => story.body.view.state.selection.$head.parent.textContent;

describe('a picture that is asked for', () => {
  it('stands behind its paragraph, with the caret in the caption', async () => {
    const story = page(doc(p('one|'), p('two')));
    asking(story);
    come(CHOSEN);
    await settled();
    expect(kinds(story)).toEqual(['paragraph', 'figure', 'paragraph']);
    expect(caretIn(story)).toBe('Boats in the outer harbour at dawn');
  });

  it('goes where it was asked for, and leaves the caret with what is typed', async () => {
    const story = page(doc(p('one|'), p('two')));
    asking(story);
    story.select('two').type('three');
    come(CHOSEN);
    await settled();
    expect(kinds(story)).toEqual(['paragraph', 'figure', 'paragraph']);
    story.type('!');
    expect(story.doc.lastChild?.textContent).toBe('three!');
    story.body.run(undo);
    expect(story.doc.lastChild?.textContent).toBe('three');
  });

  it('leaves the focus in the headline', async () => {
    const story = page(doc(p('one|')));
    asking(story);
    const headline = document.createElement('textarea');
    document.body.append(headline);
    headline.focus();
    come(CHOSEN);
    await settled();
    expect(kinds(story)).toContain('figure');
    expect(document.activeElement).toBe(headline);
  });

  it('stays in its place when words come in from another window', async () => {
    const story = page(doc(p('one'), p('two|')));
    asking(story);
    const { view } = story.body;
    view.dispatch(view.state.tr.insert(0, p('before')).setMeta('addToHistory', false));
    come(CHOSEN);
    await settled();
    expect(kinds(story)).toEqual(['paragraph', 'paragraph', 'paragraph', 'figure', 'paragraph']);
    expect(caretIn(story)).toBe('Boats in the outer harbour at dawn');
  });

  it('is told of when the story was left meanwhile', async () => {
    const story = page(doc(p('one|')));
    asking(story);
    story.body.destroy();
    come(CHOSEN);
    await settled();
    expect(said.failure?.message).toContain('was not put in');
  });

  it('is told of when nothing can be chosen', async () => {
    host.pickPhoto = () => Promise.reject({ code: 'io', message: 'No dialog.', refusal: null });
    const story = page(doc(p('one|')));
    const inserting = asking(story);
    await settled();
    expect(said.failure?.message).toBe('No dialog.');
    said.settle();
    expect(await inserting.pictures.choose()).toBeNull();
    expect(said.failure?.message).toBe('No dialog.');
  });
});

describe('several pictures', () => {
  it('stand in their order, and one that can not be read is told of', async () => {
    const story = page(doc(p('one|'), p('two')));
    const files = ['a.png', 'bad.svg', 'b.png'].map((name) => ({ handle: name, name }));
    await new Inserting(() => story.body).dropped(files);
    const sources = story.doc.children.map(({ attrs }) => String(attrs.src ?? '').slice(-1));
    expect(sources).toEqual(['', '1', '2', '']);
    expect(said.failure?.message).toContain('SVG');
  });

  it('stand in their order too where the caret has gone on', async () => {
    const story = page(doc(p('one|'), p('two')));
    const files = ['a.png', 'b.png'].map((name) => ({ handle: name, name }));
    const coming = new Inserting(() => story.body).dropped(files);
    story.select('two');
    await coming;
    const sources = story.doc.children.map(({ attrs }) => String(attrs.src ?? '').slice(-1));
    expect(sources).toEqual(['', '1', '2', '']);
    expect(caretIn(story)).toBe('two');
  });
});
