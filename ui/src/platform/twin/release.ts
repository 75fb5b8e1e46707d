/** The twin's way out: nothing is written, but it is told as if it were. */
import type { Export, ExportReply, ReleaseView } from '../wire';
import { failure, type Newsroom } from './newsroom';

const endings: Record<string, string> = { html: '.html', fragment: '.fragment.html', markdown: '.md' };

export function releaseList(room: Newsroom): ReleaseView {
  const rows = room.stories.map(({ row }) => ({ ...row }));
  return {
    ready: rows.filter((row) => row.workflow === 'approved' && row.publication === 'unpublished'),
    live: rows.filter((row) => row.publication === 'live'),
  };
}

export class Exports {
  readonly #before = new Set<string>();

  run(
    room: Newsroom,
    request: Export,
    folder: string,
    tell: (done: number, total: number) => void,
  ): ExportReply {
    if (request.targets.length === 0)
      throw failure('bad_request', 'Choose at least one kind of file to write.');
    const chosen = room.stories.filter(({ row }) =>
      request.stories.length === 0 ? row.publication === 'live' : request.stories.includes(row.id),
    );
    const reply: ExportReply = {
      folder,
      written: [],
      same: [],
      refused: [],
      warnings: [],
      stale: [],
      manifest: '',
    };
    chosen.forEach(({ row }, at) => {
      if (row.publication !== 'live' && !request.proof) {
        const refusal = {
          code: 'wrong_state',
          missing: [],
          who_can: ['Ana Keita'],
          next: 'Release it first, or export a marked proof.',
        };
        const message = `“${row.headline}” is not released, so it was not written.`;
        reply.refused.push({
          story: row.id,
          headline: row.headline,
          failure: failure('refused', message, refusal),
        });
      } else {
        for (const target of request.targets) {
          const path = `${row.slug}/${row.slug}${endings[target] ?? `.${target}`}`;
          const file = { path, bytes: row.words * 9, sha256: 'a'.repeat(64) };
          (this.#before.has(path) ? reply.same : reply.written).push(file);
          this.#before.add(path);
        }
      }
      tell(at + 1, chosen.length);
    });
    if (reply.written.length + reply.same.length > 0 && !request.proof) reply.manifest = 'manifest.json';
    return reply;
  }
}
