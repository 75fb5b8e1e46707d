import { describe, expect, it, vi } from 'vitest';
import { undo } from 'prosemirror-history';
import { TextSelection } from 'prosemirror-state';
import { blockToJson, type, type Json } from '../document';
import { pasteFile, pasteInstead, type PasteRoom } from '../paste';
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
      expect.any(Number),
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
    expect(read).toHaveBeenCalledWith(
      { html: '<b>One</b>', text: 'One\r\nTwo', rtf: null },
      true,
      expect.any(Number),
    );
    expect(story.shape).toBe('paragraph("One") paragraph("Two")');
  });

  it('may be a file, which the host reads and which goes where the caret was', async () => {
    const read = vi.fn(() => Promise.resolve(said('From', 'Word')));
    const story = page(doc(p('a |b')), { read });
    const putting = pasteFile(story.body.view, { read, failed: () => undefined }, 'chosen-1');
    story.select('a').type('xy');
    await putting;
    expect(read).toHaveBeenCalledWith(
      { html: null, text: '', rtf: null, file: 'chosen-1' },
      false,
      expect.any(Number),
    );
    expect(story.shape).toBe('paragraph("xy From") paragraph("Wordb")');
    story.body.run(undo);
    expect(story.shape).toBe('paragraph("xy b")');
  });

  /** A host that reads each clip as its own words, one paragraph a line, and the names of the pastes. */
  function reader(): { read: PasteRoom['read']; names: number[] } {
    const names: number[] = [];
    const read: PasteRoom['read'] = ({ text }, _plain, paste) => {
      names.push(paste);
      return Promise.resolve(text === '' ? [] : said(...text.split('\n')));
    };
    return { read, names };
  }

  it('gives way to its plain words in one step, and that step can be undone', async () => {
    const { read, names } = reader();
    const story = page(doc(p('a |b')), { read });
    await story.paste({ html: '<p>Rich<p>text', text: 'Rich\ntext' });
    expect(story.shape).toBe('paragraph("a Rich") paragraph("textb")');
    expect(pasteInstead(story.body.view, names[0] ?? 0, said('plain'))).toBe(true);
    expect(story.shape).toBe('paragraph("a plainb")');
    story.body.run(undo);
    expect(story.shape).toBe('paragraph("a Rich") paragraph("textb")');
  });

  it('is found again after typing around it, and not once it is gone', async () => {
    const { read, names } = reader();
    const story = page(doc(p('a|')), { read });
    await story.paste({ html: '<p>Rich', text: 'Rich' });
    const { view } = story.body;
    view.dispatch(view.state.tr.insertText('zz', 1));
    expect(pasteInstead(view, names[0] ?? 0, said('plain'))).toBe(true);
    expect(story.shape).toBe('paragraph("zzaplain")');
    view.dispatch(view.state.tr.delete(1, view.state.doc.content.size - 1));
    expect(pasteInstead(view, names[0] ?? 0, said('x'))).toBe(false);
  });

  it('gives way by its name only, and never to nothing', async () => {
    const { read, names } = reader();
    const story = page(doc(p('|')), { read });
    await story.paste({ html: '<p>', text: 'One ' });
    await story.paste({ html: '<p>', text: 'Two' });
    const { view } = story.body;
    expect(pasteInstead(view, names[0] ?? 0, said('x'))).toBe(false);
    expect(pasteInstead(view, names[1] ?? 0, [])).toBe(false);
    expect(story.shape).toBe('paragraph("One Two")');
    await story.paste({ html: '<p>', text: '' });
    expect(pasteInstead(view, names[1] ?? 0, said('x'))).toBe(true);
    expect(story.shape).toBe('paragraph("One x")');
  });

  it('stays the one that gives way when copy of this page is pasted after it', async () => {
    const { read, names } = reader();
    const story = page(doc(p('|'), p('Our own.')), { read });
    await story.paste({ html: '<p>', text: 'From Word' });
    const { view } = story.body;
    story.select('Our own.');
    const text =
      view.someProp('clipboardTextSerializer', (write) => write(view.state.selection.content(), view)) ?? '';
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    await story.paste({ text });
    expect(names).toHaveLength(1);
    expect(pasteInstead(view, names[0] ?? 0, said('plain'))).toBe(true);
    expect(story.shape).toBe('paragraph("plain") paragraph("Our own.Our own.")');
  });

  it('lands at its own place when two are being read, the second first', async () => {
    const answers: ((blocks: Json[]) => void)[] = [];
    const read = () => new Promise<Json[]>((resolve) => answers.push(resolve));
    const story = page(doc(p('a|'), p('b')), { read });
    const pasting = [story.paste({ html: '<p>', text: 'One' })];
    const { view } = story.body;
    view.dispatch(view.state.tr.setSelection(TextSelection.atEnd(view.state.doc)));
    pasting.push(story.paste({ html: '<p>', text: 'Two' }));
    answers[1]?.(said('Two'));
    answers[0]?.(said('One'));
    await Promise.all(pasting);
    expect(story.shape).toBe('paragraph("aOne") paragraph("bTwo")');
  });

  it.each([
    [0, 1],
    [1, 0],
  ])('stands in the order it was asked for where two go to one place (read %i, %i)', async (...order) => {
    const answers: ((blocks: Json[]) => void)[] = [];
    const read = () => new Promise<Json[]>((resolve) => answers.push(resolve));
    const story = page(doc(p('a|b')), { read });
    const pasting = ['One', 'Two'].map((text) => story.paste({ html: '<p>', text }));
    for (const at of order) {
      answers[at]?.(said(at === 0 ? 'One' : 'Two'));
      await Promise.resolve();
    }
    await Promise.all(pasting);
    expect(story.shape).toBe('paragraph("aOneTwob")');
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
