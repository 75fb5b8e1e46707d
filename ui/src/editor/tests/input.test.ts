/** What hands other than Latin ones need: input methods, both directions, signs of several parts. */
import { TextSelection } from 'prosemirror-state';
import { describe, expect, it, vi } from 'vitest';
import { BodySearch, search, showFound } from '../find';
import { deleteSignAfter, deleteSignBefore } from '../graphemes';
import { charactersIn, selectedIn } from '../stage';
import { corrections } from '../smart';
import { doc, li, p, page, q, ul, type Page } from './copy';

const smart = { language: () => 'en', wishes: () => ({ smart: true, words: corrections('en') }) };

/** An input method at work: it writes into the page itself, and says when it begins and ends. */
class Method {
  readonly node: Text;

  constructor(private readonly story: Page) {
    const { view } = story.body;
    const { node } = view.domAtPos(view.state.selection.from);
    this.node = (node.nodeType === 3 ? node : node.firstChild) as Text;
    this.say('compositionstart', '');
  }

  say(name: string, data: string): void {
    this.story.body.view.dom.dispatchEvent(new CompositionEvent(name, { data, bubbles: true }));
  }

  write(data: string): this {
    const { view } = this.story.body;
    this.node.data = data;
    document.getSelection()?.collapse(this.node, data.length);
    this.say('compositionupdate', data);
    (view as unknown as { domObserver: { flush: () => void } }).domObserver.flush();
    return this;
  }
}

describe('while an input method composes', () => {
  it('what it writes is in the document, and nothing is put right in it', () => {
    const story = page(doc(p('It said |')), { smart });
    const method = new Method(story);
    expect(story.body.view.composing).toBe(true);
    method.write('It said に');
    method.write('It said 日本');
    expect(story.doc.textContent).toBe('It said 日本');
    method.write('It said "');
    expect(story.doc.textContent).toBe('It said "');
  });

  it('its own part of the page is left standing by ids, marks and counts', () => {
    const story = page(doc(p('one|'), p('two')), {
      smart,
      stage: { focus: () => true, typewriter: () => false, scroller: () => null, selected: () => undefined },
    });
    const second = story.body.view.domAtPos(6).node;
    const method = new Method(story);
    method.write('oneか');
    expect(story.body.view.dom.contains(method.node)).toBe(true);
    expect(story.body.view.dom.contains(second)).toBe(true);
    expect(story.doc.textContent).toContain('か');
    expect(story.ids).toEqual(['b1', 'b2']);
  });

  it('another text waits until the character is made', async () => {
    const story = page(doc(p('a|')));
    const method = new Method(story).write('aに');
    story.body.replace(doc(p('theirs')));
    expect(story.doc.textContent).toBe('aに');
    method.say('compositionend', 'に');
    await vi.waitFor(() => expect(story.doc.textContent).toBe('theirs'));
  });
});

describe('signs of several parts', () => {
  it.each([
    ['a👩‍🚒', 'a'],
    ['a🇵🇹', 'a'],
    ['a👍🏽', 'a'],
    ['a1️⃣', 'a'],
    ['ae\u0301', 'a'],
    ['ax\u0302\u0323', 'a'],
  ])('Backspace takes the whole of the last in “%s”', (words, left) => {
    const story = page(doc(p(`${words}|`)));
    expect(story.press('Backspace')).toBe(true);
    expect(story.doc.textContent).toBe(left);
  });

  it.each(['ab', 'aé', 'مَ', 'हिं'])('leaves “%s” to the toolkit', (words) => {
    const { state } = page(doc(p(`${words}|`))).body.view;
    expect(deleteSignBefore(state)).toBe(false);
  });

  it('Delete takes the whole of the next', () => {
    const story = page(doc(p('|👩‍🚒a')));
    expect(deleteSignAfter(story.body.view.state, story.body.view.dispatch)).toBe(true);
    expect(story.doc.textContent).toBe('a');
  });

  it.each([
    ['', 0],
    ['abc', 3],
    ['👩‍🚒🇵🇹e\u0301', 3],
    ['한국', 2],
  ])('“%s” counts as it is seen', (text, number) => {
    expect(charactersIn(text)).toBe(number);
  });

  it('a selection over several lines is counted as it would be alone', () => {
    const story = page(doc(p('one two'), ul(li(p('three 👩‍🚒'))), q('Ada', p('four'))));
    story.body.view.dispatch(story.body.view.state.tr.setSelection(all(story)));
    expect(selectedIn(story.body.view.state)).toEqual({ words: 4, characters: 7 + 7 + 4 });
  });
});

function all(story: Page) {
  const { doc: words } = story.body.view.state;
  return TextSelection.between(words.resolve(1), words.resolve(words.content.size - 2));
}

describe('words written from the right', () => {
  const dirs = (story: Page): (string | null)[] =>
    [...story.body.view.dom.children].map((block) => block.getAttribute('dir'));

  it('turn their line, their list and their quotation, and only those', () => {
    const story = page(doc(p('مرحبا'), ul(li(p('مرحبا'))), ul(li(p('hello'))), q('', p('"שלום'))));
    expect(dirs(story)).toEqual(['rtl', 'rtl', null, 'rtl']);
  });

  it('are the rule in a story of theirs, and the others the exception', () => {
    const story = page(doc(ul(li(p('مرحبا'))), ul(li(p('hello'))), ul(li(p('')))), {
      direction: () => 'rtl',
    });
    expect(dirs(story)).toEqual([null, 'ltr', null]);
  });

  it('turn line by line, and in a list line by line again', () => {
    const story = page(doc(p('plain'), p('مرحبا، ferry'), ul(li(p('hello')), li(p('مرحبا'))), p('')));
    expect(dirs(story)).toEqual([null, 'rtl', null, null]);
    expect(story.body.view.dom.querySelector('li:last-child p')?.getAttribute('dir')).toBe('rtl');
  });

  it('turn while they are typed', () => {
    const story = page(doc(ul(li(p('|')))));
    expect(dirs(story.type('س'))).toEqual(['rtl']);
  });
});

describe('marks of a search', () => {
  it('move with what is typed before them', () => {
    const story = page(doc(p('|one two')));
    const { view } = story.body;
    const ready = search({ text: 'two', whole: false, exact: false, regex: false }, null);
    if (!ready.ok) throw new Error(ready.why);
    const found = new BodySearch(ready).in(view.state.doc);
    view.dispatch(showFound(view.state.tr, { found, now: found[0] ?? null, ranges: [] }));
    story.type('x ');
    expect(view.dom.querySelector('.found.now')?.textContent).toBe('two');
  });
});
