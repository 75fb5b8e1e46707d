import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { findCharacters } from '../characters';
import { blockFromJson, blockToJson, type } from '../document';
import { readFocus, writeFocus } from '../figure';
import { insertCard, insertPicture, insertTable, insertWords } from '../insert';
import { noteOrder } from '../notes';
import { strayed } from '../pulled';
import { doc, h, p, page, pull } from './copy';

const KEPT = { src: `media:${'0'.repeat(64)}`, alt: '', credit: 'Ana Lind', licence: '', caption: 'Boats' };
const note = (label: string, ...inside: Node[]): Node => type('note').create({ label }, inside);
const ref = (label: string): Node => type('note_ref').create({ label });
const cells = (shape: string): string =>
  shape.replaceAll('table_', '').replaceAll('header', 'th').replaceAll('cell', 'td');

describe('putting things in', () => {
  it('puts a picture behind the paragraph, with its caption to go on in', () => {
    const story = page(doc(p('a|b'), p('c')));
    story.body.run(insertPicture(KEPT));
    expect(story.shape).toBe('paragraph("ab") figure("Boats") paragraph("c")');
    expect(story.type('!').doc.child(1).textContent).toBe('Boats!');
    expect(story.doc.child(1).attrs).toMatchObject({ src: KEPT.src, credit: 'Ana Lind', crop: '' });
    expect(new Set(story.ids).size).toBe(3);
  });

  it('takes the place of an empty paragraph, and leaves one to go on in', () => {
    const story = page(doc(p('|')));
    story.body.run(insertTable(2, 2));
    expect(cells(story.shape)).toBe('table(row(th, th), row(td, td)) paragraph');
    expect(cells(story.type('x').shape)).toContain('row(th("x"), th)');
  });

  it('puts a card in, and words under the marks that hold', () => {
    const story = page(doc(p('a|')));
    story.body.run(insertWords('\u00a0'));
    story.body.run(insertCard({ url: 'https://film.example/1', title: 'Film', caption: '' }));
    expect(story.doc.child(0).textContent).toBe('a\u00a0');
    expect(story.doc.child(1).attrs).toMatchObject({ url: 'https://film.example/1', title: 'Film' });
  });

  it('moves a block up and down, its id with it', () => {
    const story = page(doc(p('a'), h(2, 'b|'), p('c')));
    expect(story.press('Alt-Shift-ArrowUp')).toBe(true);
    expect(story.ids).toEqual(['b2', 'b1', 'b3']);
    story.press('Alt-Shift-ArrowDown');
    story.press('Alt-Shift-ArrowDown');
    expect(story.ids).toEqual(['b1', 'b3', 'b2']);
    expect(story.press('Alt-Shift-ArrowDown')).toBe(false);
  });
});

describe('a figure', () => {
  it('says how it is cut, and reads back', () => {
    const json = {
      type: 'figure',
      attrs: { id: 'f', src: 'media:0', alt: '', credit: '', licence: '', crop: '16:9', focus: '0.4,0.3' },
    };
    expect(blockToJson(blockFromJson(json))).toEqual(json);
    expect(blockFromJson({ ...json, attrs: { id: 'f', src: 'a.jpg' } }).attrs).toMatchObject({
      crop: '',
      focus: '',
    });
  });

  it('has a point between its edges', () => {
    expect(readFocus('0.4,0.3')).toEqual([0.4, 0.3]);
    for (const wrong of ['', '2,0', 'a,b', '0.4', '-1,0']) expect(readFocus(wrong)).toEqual([0.5, 0.5]);
    expect(writeFocus([0.4, 1.7])).toBe('0.4,1');
    expect(writeFocus([0.5, 0.5])).toBe('');
    expect(readFocus(writeFocus([1 / 3, 0]))).toEqual([0.333, 0]);
  });

  it('is changed by its fields and undone by one key', () => {
    const story = page(doc(p('a|')), {
      pictures: { shown: (src) => src, choose: () => Promise.resolve(null), pasted: () => undefined },
    });
    story.body.run(insertPicture(KEPT));
    const dom = story.body.view.dom;
    const alt = dom.querySelector<HTMLInputElement>('[data-testid=figure-alt]');
    if (alt === null) throw new Error('no field');
    expect(alt.classList.contains('wanting')).toBe(true);
    alt.value = 'A red ferry';
    alt.dispatchEvent(new Event('input', { bubbles: true }));
    expect(story.doc.child(1).attrs.alt).toBe('A red ferry');
    expect(alt.classList.contains('wanting')).toBe(false);
    const crop = dom.querySelector<HTMLSelectElement>('[data-testid=figure-crop]');
    if (crop === null) throw new Error('no crop');
    crop.value = '1:1';
    crop.dispatchEvent(new Event('change', { bubbles: true }));
    expect(story.doc.child(1).attrs.crop).toBe('1:1');
    const point = dom.querySelector<HTMLElement>('.point');
    point?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true, cancelable: true }));
    point?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'ArrowUp', shiftKey: true, bubbles: true, cancelable: true }),
    );
    expect(story.doc.child(1).attrs.focus).toBe('0.48,0.4');
    expect(dom.querySelector('img')?.alt).toBe('A red ferry');
  });

  it('says what to do where its picture stayed on another server', () => {
    const story = page(doc(p('a|')));
    story.body.run(insertPicture({ ...KEPT, src: 'https://far.example/quay.jpg' }));
    const said = story.body.view.dom.querySelector('.instead')?.textContent ?? '';
    expect(said).toContain('https://far.example/quay.jpg');
    expect(said).toContain('Replace it with its file');
    expect(story.body.view.dom.querySelector('img')?.hasAttribute('src')).toBe(false);
  });

  it('redoes by Shift in its fields, and does not undo', () => {
    const story = page(doc(p('a|')));
    story.body.run(insertPicture(KEPT));
    const alt = story.body.view.dom.querySelector<HTMLInputElement>('[data-testid=figure-alt]');
    if (alt === null) throw new Error('no field');
    const press = (key: string, shiftKey: boolean): boolean =>
      alt.dispatchEvent(
        new KeyboardEvent('keydown', { key, ctrlKey: true, shiftKey, bubbles: true, cancelable: true }),
      );
    press('Z', true);
    expect(story.shape).toContain('figure');
    press('z', false);
    expect(story.shape).not.toContain('figure');
  });

  it('that comes on the clipboard without words is taken in', async () => {
    const got: string[] = [];
    const story = page(doc(p('a|')), {
      pictures: {
        shown: () => null,
        choose: () => Promise.resolve(null),
        pasted: (came) => got.push(...came.map(({ name }) => name)),
      },
    });
    const files = [new File(['x'], 'shot.png', { type: 'image/png' })];
    const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
      clipboardData: { getData: () => '', files },
    });
    story.body.view.dom.dispatchEvent(event);
    await Promise.resolve();
    expect(got).toEqual(['shot.png']);
  });
});

describe('notes', () => {
  it('are referred to where the caret is and written at the end', () => {
    const story = page(doc(p('a|b'), p('c')));
    story.press('Mod-Alt-f');
    expect(story.shape).toBe('paragraph("a", note_ref, "b") paragraph("c") note(paragraph)');
    expect(story.type('x').shape).toContain('note(paragraph("x"))');
    story.press('Mod-Alt-j');
    expect(story.body.view.state.selection.$from.parent.textContent).toBe('ab');
    story.press('Mod-Alt-j');
    expect(story.body.view.state.selection.$from.parent.textContent).toBe('x');
  });

  it('are numbered in the order of the text, whatever their labels', () => {
    const copy = doc(
      p('a', ref('7'), ref('2')),
      p(ref('7'), ref('9')),
      note('2', p('two')),
      note('7', p('x')),
      note('4', p()),
    );
    expect(noteOrder(copy)).toEqual({ met: ['7', '2'], unmet: ['4'] });
    const shown = [...page(copy).body.view.dom.querySelectorAll('[data-number]')].map((one) =>
      one.getAttribute('data-number'),
    );
    expect(shown).toEqual(['1', '2', '1', '?', '2', '1', '–']);
  });

  it('made, or pasted, in two windows at once have labels of their own, and references follow', async () => {
    const blocks = [p('b', ref('1')), note('1', p('pasted'))].map((block) => blockToJson(block));
    const labels = async (): Promise<string[]> => {
      const story = page(doc(p('a|')), { read: () => Promise.resolve(blocks) });
      await story.paste({ html: '<p>b', text: 'b' });
      story.select('a');
      story.press('Mod-Alt-f');
      const all = story.doc.children.map((block) => String(block.attrs.label ?? '')).filter(Boolean);
      expect(noteOrder(story.doc)).toEqual({ met: [...all].reverse(), unmet: [] });
      return all;
    };
    const all = [...(await labels()), ...(await labels())];
    expect(new Set(all).size).toBe(4);
  });

  it('keep their words when the reference goes', () => {
    const story = page(doc(p('a', ref('1')), note('1', p('kept'))));
    const { view } = story.body;
    view.dispatch(view.state.tr.delete(2, 3));
    expect(story.shape).toBe('paragraph("a") note(paragraph("kept"))');
    expect(noteOrder(story.doc)).toEqual({ met: [], unmet: ['1'] });
  });
});

describe('pull quotes', () => {
  it('repeat what is selected, with the name of who said it', () => {
    const story = page(doc(p('The |harbour opens| today.')));
    expect(story.press('Mod-Alt-q')).toBe(true);
    expect(story.shape).toBe('paragraph("The harbour opens today.") pull_quote("harbour opens")');
    expect(page(doc(p('a|'))).press('Mod-Alt-q')).toBe(false);
  });

  it('that say what the text no longer says are told, with what it says now', () => {
    const copy = (text: string) => doc(p(text), pull('', 'Nobody asked the islanders.'));
    expect(strayed(copy('It closed. Nobody asked the islanders. They waited.'))).toEqual([]);
    expect(strayed(copy('It closed. Nobody ever asked the islanders. They waited.'))[0]?.now).toBe(
      'Nobody ever asked the islanders.',
    );
    expect(strayed(copy('Something else entirely.'))[0]?.now).toBe('');
  });

  it('take the new words at one click', () => {
    const story = page(
      doc(p('Nobody ever asked the islanders. They waited.'), pull('Ana', 'Nobody asked the islanders.')),
    );
    story.body.view.dom.querySelector<HTMLElement>('.pulled-mark button')?.click();
    expect(story.doc.child(1).textContent).toBe('Nobody ever asked the islanders.');
    expect(story.body.view.dom.querySelector('.pulled-mark')).toBeNull();
  });
});

describe('characters', () => {
  it('are found by name, by themselves and by number', () => {
    const first = (query: string): string | undefined => findCharacters(query, [])[0]?.is;
    expect(first('em dash')).toBe('—');
    expect(first('no-break space')).toBe('\u00a0');
    expect(first('e acute')).toBe('é');
    expect(first('one half')).toBe('½');
    expect(first('€')).toBe('€');
    expect(first('U+2014')).toBe('—');
    expect(findCharacters('d800', [])).toEqual([]);
    expect(findCharacters('', ['€'])[0]?.is).toBe('€');
  });

  it('that print nothing are drawn on demand and never put into the text', () => {
    const story = page(doc(p('a\u00a0b\u00adc|')));
    const before = story.doc;
    story.press('Mod-Alt-i');
    const signs = [...story.body.view.dom.querySelectorAll('[data-sign]')].map((one) =>
      one.getAttribute('data-sign'),
    );
    expect(signs).toEqual(['°', '¬', '¶']);
    expect(story.doc.eq(before)).toBe(true);
    story.press('Mod-Alt-i');
    expect(story.body.view.dom.querySelector('[data-sign]')).toBeNull();
  });
});
