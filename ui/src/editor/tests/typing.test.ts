import { describe, expect, it } from 'vitest';
import { linkAt, removeLink, setLink } from '../commands';
import { br, doc, em, h, hr, li, link, ol, p, page, pre, q, strong, ul } from './copy';

describe('shortcuts as they are typed', () => {
  it.each([
    ['## Where', 'heading("Where")'],
    ['### Where', 'heading("Where")'],
    ['- one', 'bullet_list(list_item(paragraph("one")))'],
    ['* one', 'bullet_list(list_item(paragraph("one")))'],
    ['3. one', 'ordered_list(list_item(paragraph("one")))'],
    ['> one', 'quotation(paragraph("one"))'],
    ['---one', 'rule paragraph("one")'],
    ['a **b c** d', 'paragraph("a ", strong("b c"), " d")'],
    ['a *b c* d', 'paragraph("a ", em("b c"), " d")'],
    ['a _b c_ d', 'paragraph("a ", em("b c"), " d")'],
    ['a [b](https://c.example) d', 'paragraph("a ", link("b"), " d")'],
    ['[b](javascript:x)', 'paragraph("[b](javascript:x)")'],
    ['snake_case_name', 'paragraph("snake_case_name")'],
    ['2 * 3 * 4', 'paragraph("2 * 3 * 4")'],
    ['** not**', 'paragraph("** not**")'],
  ])('%s', (typed, shape) => {
    expect(page(doc(p('|'))).type(typed).shape).toBe(shape);
  });

  it('start a numbered list at the number typed', () => {
    expect(
      page(doc(p('|')))
        .type('3. one')
        .doc.child(0).attrs.start,
    ).toBe(3);
  });

  it('give back what was typed on Backspace', () => {
    const story = page(doc(p('|'))).type('- ');
    expect(story.shape).toBe('bullet_list(list_item(paragraph))');
    story.press('Backspace');
    expect(story.shape).toBe('paragraph("- ")');
  });

  it('mean nothing in literal code', () => {
    expect(page(doc(pre('|'))).type('- **a**').shape).toBe('code_block("- **a**")');
  });
});

describe('keys', () => {
  it.each([
    ['Mod-b', p('a |b| c'), 'paragraph("a ", strong("b"), " c")'],
    ['Mod-b', p('a ', strong('|b|'), ' c'), 'paragraph("a b c")'],
    ['Mod-i', p('a |b| c'), 'paragraph("a ", em("b"), " c")'],
    ['Mod-Alt-3', p('a|'), 'heading("a")'],
    ['Mod-Alt-3', h(3, 'a|'), 'paragraph("a")'],
    ['Mod-Alt-0', h(2, 'a|'), 'paragraph("a")'],
    ['Mod-Shift-7', p('a|'), 'ordered_list(list_item(paragraph("a")))'],
    ['Mod-Shift-7', ul(li(p('a|'))), 'ordered_list(list_item(paragraph("a")))'],
    ['Mod-Shift-8', ul(li(p('a|'))), 'paragraph("a")'],
    ['Mod-Shift-9', p('a|'), 'quotation(paragraph("a"))'],
    ['Mod-Shift-9', q('', p('a|'), p('b')), 'paragraph("a") paragraph("b")'],
    ['Mod-Shift-9', q('Ines Marchetti', p('a|')), 'paragraph("a") paragraph("— Ines Marchetti")'],
    ['Mod-Shift-h', p('a|'), 'paragraph("a") rule paragraph'],
    ['Shift-Enter', p('a|b'), 'paragraph("a", hard_break, "b")'],
    ['Shift-Enter', pre('a|b'), 'code_block("a\\nb")'],
    ['Enter', pre('a|b'), 'code_block("a\\nb")'],
    ['Enter', h(2, 'a|'), 'heading("a") paragraph'],
    ['Enter', ul(li(p('a|b'))), 'bullet_list(list_item(paragraph("a")), list_item(paragraph("b")))'],
    ['Enter', ul(li(p('a')), li(p('|'))), 'bullet_list(list_item(paragraph("a"))) paragraph'],
    ['Enter', ul(li(p('a'), ul(li(p('|'))))), 'bullet_list(list_item(paragraph("a")), list_item(paragraph))'],
    ['Enter', q('A', p('a'), p('|')), 'quotation(paragraph("a")) paragraph'],
    ['Mod-Enter', q('A', p('a|b')), 'quotation(paragraph("ab")) paragraph'],
    ['Backspace', ul(li(p('a')), li(p('|b'))), 'bullet_list(list_item(paragraph("a"))) paragraph("b")'],
    ['Backspace', h(2, '|a'), 'paragraph("a")'],
    ['Backspace', q('A', p('|a'), p('b')), 'paragraph("a") quotation(paragraph("b"))'],
    [
      'Tab',
      ol(li(p('a')), li(p('|b'))),
      'ordered_list(list_item(paragraph("a"), ordered_list(list_item(paragraph("b")))))',
    ],
    ['Tab', ul(li(p('|a'))), 'bullet_list(list_item(paragraph("a")))'],
    [
      'Shift-Tab',
      ul(li(p('a'), ul(li(p('|b'))))),
      'bullet_list(list_item(paragraph("a")), list_item(paragraph("b")))',
    ],
  ])('%s in %s', (chord, block, shape) => {
    const story = page(doc(p('x'), block));
    expect(story.press(chord)).toBe(true);
    expect(story.shape).toBe(`paragraph("x") ${shape}`);
    story.doc.check();
  });

  it('leave Tab to the page outside lists', () => {
    expect(page(doc(p('a|'))).press('Tab')).toBe(false);
  });

  it('undo and redo', () => {
    const story = page(doc(p('a|'))).type('b');
    story.press('Mod-z');
    expect(story.shape).toBe('paragraph("a")');
    story.press('Mod-y');
    expect(story.shape).toBe('paragraph("ab")');
    story.press('Mod-z');
    story.press('Mod-Shift-z');
    expect(story.shape).toBe('paragraph("ab")');
  });

  it('ask the screen for a link', () => {
    const story = page(doc(p('See ', link('https://a.example', 'the |board'))));
    story.press('Mod-k');
    expect(story.heard).toEqual(['link']);
  });

  it('leave Ctrl-K to the window where nothing is selected', () => {
    const story = page(doc(p('a|')));
    story.press('Mod-k');
    expect(story.heard).toEqual([]);
  });
});

describe('links', () => {
  const story = () =>
    page(doc(p('See ', link('https://a.example', 'the |board'), ' today', br(), em('now'))));

  it('are found whole from inside', () => {
    expect(linkAt(story().body.view.state)).toEqual({ href: 'https://a.example', from: 5, to: 14 });
  });

  it('are changed whole and taken away whole', () => {
    const one = story();
    one.body.run(setLink('https://b.example'));
    expect(linkAt(one.body.view.state)?.href).toBe('https://b.example');
    one.body.run(removeLink);
    expect(one.shape).toBe('paragraph("See the board today", hard_break, em("now"))');
  });

  it('are laid on a selection, and are words of their own without one', () => {
    const one = page(doc(p('a |b| c')));
    one.body.run(setLink('https://b.example'));
    expect(one.shape).toBe('paragraph("a ", link("b"), " c")');
    const two = page(doc(p('a |')));
    two.body.run(setLink('https://b.example'));
    expect(two.shape).toBe('paragraph("a ", link("https://b.example"))');
  });
});

describe('a rule between paragraphs', () => {
  it('takes an empty line’s place', () => {
    const story = page(doc(p('|'), p('b')));
    story.press('Mod-Shift-h');
    expect(story.doc.toString()).toBe(`doc(${hr().toString()}, paragraph, paragraph("b"))`);
  });
});
