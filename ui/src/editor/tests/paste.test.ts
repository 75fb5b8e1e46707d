import { describe, expect, it, vi } from 'vitest';
import { undo } from 'prosemirror-history';
import { blockToJson, type, type Json } from '../document';
import { pasteFile, pasteInstead } from '../paste';
import { doc, li, p, page, pre, q, ul } from './copy';

const said = (...lines: string[]): Json[] =>
  lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] }));

describe('what is pasted', () => {
  it('is read by the host, never by the window', async () => {
    const read = vi.fn(() => Promise.resolve(said('clean')));
    const parse = vi.spyOn(DOMParser.prototype, 'parseFromString');
    const story = page(doc(p('a |b')), { read });
    await story.paste({ html: '<p onclick="x()">clean<script>x()</script>', text: 'clean' });
    expect(read).toHaveBeenCalledWith(
      { html: '<p onclick="x()">clean<script>x()</script>', text: 'clean', rtf: null },
      false,
    );
    expect(parse).not.toHaveBeenCalled();
    expect(story.shape).toBe('paragraph("a cleanb")');
  });

  it('lands where the caret was, whatever is typed meanwhile', async () => {
    let answer: (blocks: Json[]) => void = () => undefined;
    const read = () => new Promise<Json[]>((resolve) => (answer = resolve));
    const story = page(doc(p('ax|')), { read });
    const pasting = story.paste({ html: '<b>', text: 'P' });
    story.type('z').select('a').type('bcd');
    answer(said('P', 'Q'));
    await pasting;
    await Promise.resolve();
    expect(story.shape).toBe('paragraph("bcdxP") paragraph("Qz")');
  });

  it('goes in as plain paragraphs when the host can not read it, and that is said', async () => {
    const story = page(doc(p('|')), { read: () => Promise.reject(new Error('no')) });
    await story.paste({ html: '<p>', text: 'One\n\nTwo\nlines' });
    expect(story.shape).toBe('paragraph("One") paragraph("Two", hard_break, "lines")');
    expect(story.heard).toContain('failed');
  });

  it('is words only with Shift, and the host says which words those are', async () => {
    const read = vi.fn(() => Promise.resolve(said('One', 'Two')));
    const story = page(doc(p('|')), { read });
    story.body.view.dom.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'V', ctrlKey: true, shiftKey: true }),
    );
    await story.paste({ html: '<b>One</b>', text: 'One\r\nTwo' });
    expect(read).toHaveBeenCalledWith({ html: '<b>One</b>', text: 'One\r\nTwo', rtf: null }, true);
    expect(story.shape).toBe('paragraph("One") paragraph("Two")');
  });

  it('may be a file, which the host reads and which goes where the caret was', async () => {
    const read = vi.fn(() => Promise.resolve(said('From', 'Word')));
    const story = page(doc(p('a |b')), { read });
    const putting = pasteFile(story.body.view, { read, failed: () => undefined }, 'chosen-1');
    story.select('a').type('xy');
    await putting;
    expect(read).toHaveBeenCalledWith({ html: null, text: '', rtf: null, file: 'chosen-1' }, false);
    expect(story.shape).toBe('paragraph("xy From") paragraph("Wordb")');
    story.body.run(undo);
    expect(story.shape).toBe('paragraph("xy b")');
  });

  it('gives way to its plain words in one step, and that step can be undone', async () => {
    const story = page(doc(p('a |b')), { read: () => Promise.resolve(said('Rich', 'text')) });
    await story.paste({ html: '<p>Rich<p>text', text: 'Rich text' });
    expect(story.shape).toBe('paragraph("a Rich") paragraph("textb")');
    expect(pasteInstead(story.body.view, said('plain'))).toBe(true);
    expect(story.shape).toBe('paragraph("a plainb")');
    story.body.run(undo);
    expect(story.shape).toBe('paragraph("a Rich") paragraph("textb")');
  });

  it('is found again after typing around it, and not once it is gone', async () => {
    const story = page(doc(p('a|')), { read: () => Promise.resolve(said('Rich')) });
    await story.paste({ html: '<p>Rich', text: 'Rich' });
    const { view } = story.body;
    view.dispatch(view.state.tr.insertText('zz', 1));
    expect(pasteInstead(view, said('plain'))).toBe(true);
    expect(story.shape).toBe('paragraph("zzaplain")');
    view.dispatch(view.state.tr.delete(1, view.state.doc.content.size - 1));
    expect(pasteInstead(view, said('x'))).toBe(false);
  });

  it('into a caption leaves one picture: words stay there, what is no line stands behind it', async () => {
    const came = [
      p('One'),
      ul(li(p('two'))),
      q('Ines Marchetti', p('three')),
      type('embed').create({ url: 'https://film.example/1' }),
    ];
    const figure = type('figure').create({ src: 'media:1' }, p('cap|tion').content);
    const story = page(doc(figure), { read: () => Promise.resolve(came.map(blockToJson)) });
    await story.paste({ html: '<p>', text: 'One' });
    expect(story.shape).toBe(
      'figure("capOne", hard_break, "two", hard_break, "three", hard_break, "— Ines Marchettition") embed',
    );
    story.type('!');
    expect(story.doc.child(0).textContent).toBe('capOnetwothree— Ines Marchetti!tion');
  });

  it('keeps its newlines in literal code', async () => {
    const story = page(doc(pre('a|')));
    await story.paste({ html: '<b>', text: '\nb' });
    expect(story.shape).toBe('code_block("a\\nb")');
  });

  it('is the very blocks that were copied here', async () => {
    const read = vi.fn(() => Promise.resolve([]));
    const story = page(doc(p('x|'), q('Ines Marchetti', p('Two boats'))), { read });
    const { view } = story.body;
    const copy = view.state.doc.slice(3, view.state.doc.content.size);
    const text = view.someProp('clipboardTextSerializer', (write) => write(copy, view)) ?? '';
    view.dispatch(view.state.tr.insert(0, p('')));
    story.select('Two');
    await story.paste({ html: '<p>', text });
    expect(read).not.toHaveBeenCalled();
    expect(story.doc.toString().match(/quotation/g)).toHaveLength(2);
    expect(new Set(story.ids).size).toBe(story.ids.length);
  });

  it('changes nothing in copy that can not be edited', async () => {
    const story = page(doc(p('a|')), { editable: () => false, read: () => Promise.resolve(said('x')) });
    await story.paste({ html: '<p>', text: 'x' });
    expect(story.shape).toBe('paragraph("a")');
  });
});
