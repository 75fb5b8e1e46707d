import { joinBackward } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { describe, expect, it } from 'vitest';
import { blockToJson } from '../document';
import { doc, li, p, page, q, ul } from './copy';

function sound(ids: string[]): void {
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).not.toMatch(/^$|null/);
}

describe('block ids', () => {
  it('stay with the first part when a paragraph is split', () => {
    const story = page(doc(p('North|line leases'), p('Then')));
    story.press('Enter');
    expect([story.ids[0], story.ids[2]]).toEqual(['b1', 'b2']);
    expect(story.ids[1]).toMatch(/^[0-9a-z]{12}$/);
  });

  it('stay with the words when the split leaves an empty line above them', () => {
    const story = page(doc(p('|Northline leases')));
    story.press('Enter');
    expect(story.ids[1]).toBe('b1');
    sound(story.ids);
  });

  it('stay with the first of two joined paragraphs, and come back with undo', () => {
    const story = page(doc(p('One'), p('|two')));
    story.body.run(joinBackward);
    expect(story.ids).toEqual(['b1']);
    story.body.run(undo);
    expect(story.ids).toEqual(['b1', 'b2']);
  });

  it('are the same after undo and redo of a split', () => {
    const story = page(doc(p('North|line')));
    story.press('Enter');
    const split = story.ids;
    story.body.run(undo);
    expect(story.ids).toEqual(['b1']);
    story.body.run(redo);
    expect(story.ids[0]).toBe('b1');
    sound(story.ids);
    expect(split).toHaveLength(story.ids.length);
  });

  it('move to the list a paragraph becomes, and back, and nothing inside has one', () => {
    const story = page(doc(p('Head'), p('One|')));
    story.press('Mod-Shift-8');
    expect(story.ids).toEqual(['b1', 'b2']);
    expect(JSON.stringify(blockToJson(story.doc.child(1)).content)).not.toContain('b2');
    story.press('Mod-Shift-8');
    expect(story.shape).toBe('paragraph("Head") paragraph("One")');
    expect(story.ids).toEqual(['b1', 'b2']);
  });

  it('stay with a quotation a line is lifted out of', () => {
    const story = page(doc(q('A', p('One'), p('Two'), p('|'))));
    story.press('Enter');
    expect(story.shape).toBe('quotation(paragraph("One"), paragraph("Two")) paragraph');
    expect(story.ids[0]).toBe('b1');
    sound(story.ids);
  });

  it('are fresh for what is pasted, whatever the clipboard says', async () => {
    const pasted = [p('New one'), p('New two')].map((block) => ({
      ...blockToJson(block),
      attrs: { id: 'b1' },
    }));
    const story = page(doc(p('One|'), p('Two')), { read: () => Promise.resolve(pasted) });
    await story.paste({ html: '<p>x', text: 'x' });
    expect(story.shape).toBe('paragraph("OneNew one") paragraph("New two") paragraph("Two")');
    expect([story.ids[0], story.ids[2]]).toEqual(['b1', 'b2']);
    sound(story.ids);
  });

  it('are not handed on from what a paste replaced', async () => {
    const pasted = ['x', 'y', 'z'].map((word) => blockToJson(p(word)));
    const story = page(doc(p('a|b'), p('cd'), p('e|f')), { read: () => Promise.resolve(pasted) });
    await story.paste({ html: '<p>', text: 'x' });
    expect(story.shape).toBe('paragraph("ax") paragraph("y") paragraph("zf")');
    expect(['b1', 'b2', 'b3']).not.toContain(story.ids[1]);
    sound(story.ids);
  });

  it('stay unique when a list in the middle is taken apart', () => {
    const story = page(doc(ul(li(p('a')), li(p('|')), li(p('c')))));
    story.press('Enter');
    expect(story.shape).toBe(
      'bullet_list(list_item(paragraph("a"))) paragraph bullet_list(list_item(paragraph("c")))',
    );
    expect(story.ids[0]).toBe('b1');
    sound(story.ids);
  });
});
