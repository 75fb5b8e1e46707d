import { describe, expect, it, vi } from 'vitest';
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
