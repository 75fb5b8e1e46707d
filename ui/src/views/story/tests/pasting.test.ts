import { beforeEach, describe, expect, it, vi } from 'vitest';
import { doc, p, page, type Page } from '../../../editor/tests/copy';
import { use } from '../../../platform';
import { memory } from '../../../platform/memory';
import { Pasting } from '../pasting.svelte';

function dropped(names: readonly string[], editable = true) {
  const pictures = vi.fn();
  const pasting = new Pasting({
    story: () => ({ id: 's', editable }),
    body: () => null,
    room: () => ({ read: () => Promise.resolve([]), failed: () => undefined }),
    pictures,
  });
  const files = names.map((name, at) => ({ handle: `chosen-${String(at)}`, name }));
  return {
    taken: pasting.take(files),
    asked: pasting.given?.length ?? 0,
    pictures: pictures.mock.calls.length,
  };
}

describe('files dropped on an open story', () => {
  it('are asked about where they are copy, taken in where they are pictures, and left to the import else', () => {
    expect(dropped(['Draft.DOCX', 'notes.md'])).toEqual({ taken: true, asked: 2, pictures: 0 });
    expect(dropped(['weir.png'])).toEqual({ taken: true, asked: 0, pictures: 1 });
    expect(dropped(['weir.png', 'notes.md'])).toEqual({ taken: false, asked: 0, pictures: 0 });
    expect(dropped(['table.pdf'])).toEqual({ taken: false, asked: 0, pictures: 0 });
  });

  it('change nothing in a story that may not be typed into', () => {
    expect(dropped(['notes.md'], false)).toEqual({ taken: false, asked: 0, pictures: 0 });
    expect(dropped(['weir.png'], false)).toEqual({ taken: true, asked: 0, pictures: 0 });
  });
});

describe('the bar about the last paste', () => {
  let pasting: Pasting;
  let story: Page;

  beforeEach(() => {
    use(memory());
    pasting = new Pasting({
      story: () => ({ id: 'pilots-ballot', editable: true }),
      body: () => story.body,
      room: () => ({ read: () => Promise.resolve([]), failed: () => undefined }),
      pictures: () => undefined,
    });
    story = page(doc(p('|')), {
      read: (clip, plain, paste) => pasting.read(clip, plain, paste),
      failed: (error) => pasting.failed(error),
      changed: () => pasting.typed(),
    });
  });

  const put = async (text: string): Promise<void> => {
    await story.paste({ html: '<p>', text });
    await vi.waitFor(() => expect(story.shape).toContain(text));
  };

  it('takes the paste back while nothing was typed since', async () => {
    await put('From Word');
    story.type('!');
    expect(pasting.last?.untouched).toBe(false);
    pasting.takeBack();
    expect(story.shape).toContain('From Word!');
    await put('Again');
    expect(pasting.last?.untouched).toBe(true);
    pasting.takeBack();
    expect(story.shape).toBe('paragraph("From Word!")');
    expect(pasting.last).toBe(null);
  });

  it('offers neither way back for a paste of which nothing came', async () => {
    story.type('Typed.');
    await put('Before');
    await story.paste({ html: '<del>gone</del>', text: 'gone' });
    await vi.waitFor(() => expect(pasting.last?.told.dropped).toHaveLength(1));
    expect(pasting.last).toMatchObject({ untouched: false, plain: true });
    pasting.takeBack();
    await pasting.instead();
    expect(story.shape).toBe('paragraph("Typed.Before")');
  });

  it('leaves another paste alone that came while the plain words were being read', async () => {
    await put('First');
    const asking = pasting.instead();
    await put('Second');
    await asking;
    expect(story.shape).toBe('paragraph("FirstSecond")');
    expect(pasting.last).toMatchObject({ plain: false });
  });

  it('sets a kept clipboard where the caret stands, and has its plain words too', async () => {
    await put('Kept');
    pasting.takeBack();
    await pasting.again(1, false);
    expect(story.shape).toBe('paragraph("Kept")');
    await pasting.instead();
    expect(pasting.last).toMatchObject({ plain: true, untouched: true });
    expect(story.shape).toBe('paragraph("Kept")');
  });
});
