/** The twin's pastes: lines of text become paragraphs, and what stands in `<del>` is left out. The real reading is crates/ingest. */
import type { ClippingView, PasteAgain, Pasted, PasteIn, RawClip } from '../wire';
import { notFound, type Newsroom } from './newsroom';
import { fromLines } from './stories';

export class Pastes {
  readonly #kept: { story: string; view: ClippingView; raw: RawClip }[] = [];

  take(room: Newsroom, request: PasteIn, [file]: readonly string[] = []): Pasted {
    if (file !== undefined) {
      return {
        blocks: fromLines([`The words of ${file} stand here.`]),
        dropped: [],
        said: 'Pasted: 1 paragraph.',
        left_out: null,
        clipping: null,
      };
    }
    const number = this.#kept.length + 1;
    const told = this.#read(request);
    const who = room.people.find(({ id }) => id === room.me)?.name ?? '';
    const html = request.html ?? '';
    this.#kept.unshift({
      story: request.story,
      view: {
        number,
        at: new Date().toISOString(),
        who,
        from: html === '' ? '' : 'Word',
        said: told.said,
        revision: null,
        size: html.length + request.text.length,
      },
      raw: { html, text: request.text, rtf: request.rtf ?? '', cut: false },
    });
    return { ...told, clipping: request.story === '' ? null : number };
  }

  again({ story, number, plain }: PasteAgain): Pasted {
    const { html, text, rtf } = this.raw(story, number);
    const told = this.#read({ story, html: html === '' ? null : html, text, rtf, plain });
    return { ...told, clipping: number };
  }

  #read(request: PasteIn): Omit<Pasted, 'clipping'> {
    const html = request.html ?? '';
    const gone = [...html.matchAll(/<del[^>]*>(?<words>[^<]*)<\/del>/g)].map(
      (found) => found.groups?.['words'] ?? '',
    );
    const words = gone.reduce((text, deleted) => text.replace(deleted, ''), request.text);
    const lines = words.split(/\n+/).filter(Boolean);
    const said = `Pasted${html === '' ? '' : ' from Word'}: ${String(lines.length)} ${lines.length === 1 ? 'paragraph' : 'paragraphs'}.`;
    const dropped = gone.map((text) => ({
      line: 0,
      text,
      why: 'deleted text of tracked changes',
      what: 'deletion',
    }));
    const left = `${String(gone.length)} ${gone.length === 1 ? 'deletion was' : 'deletions were'} left out.`;
    return {
      blocks: fromLines(lines),
      dropped,
      said,
      left_out: gone.length === 0 ? null : left,
    };
  }

  of(story: string): ClippingView[] {
    return this.#kept.filter((one) => one.story === story).map(({ view }) => view);
  }

  raw(story: string, number: number): RawClip {
    const found = this.#kept.find((one) => one.story === story && one.view.number === number);
    if (!found) throw notFound('raw clipboard; they go when a story is released, or after 30 days');
    return found.raw;
  }
}
