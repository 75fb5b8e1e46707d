/** The twin's pictures: shown as they came. The real ones are judged, decoded and written anew by the host. */
import type { MediaTaken, TakePicture } from '../wire';
import { failure } from './newsroom';

/** A small harbour, for a picture chosen in a dialog that is not there. */
const HARBOUR =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="960" height="640"%3E%3Crect width="960" height="640" fill="%23cfdcea"/%3E%3Cpath d="M0 330 260 210l190 120 200-90 310 150v250H0z" fill="%238ba1b8"/%3E%3Crect y="430" width="960" height="210" fill="%235d7d9c"/%3E%3Cpath d="m180 420 330 0-40 70-250 0z" fill="%23fff"/%3E%3Crect x="270" y="360" width="120" height="62" fill="%23b5473c"/%3E%3C/svg%3E';

/** Pictures by the address a figure has for them. */
export class Pictures {
  readonly #kept = new Map<string, string>();

  /** What the window shows a figure's address by. */
  shown(src: string): string | null {
    return this.#kept.get(src) ?? (src.startsWith('media:') ? HARBOUR : null);
  }

  take({ data }: TakePicture, [file]: readonly string[]): MediaTaken {
    const name = file ?? '';
    if (/\.svg$/i.test(name) || data.startsWith('PHN2Zy')) {
      throw failure(
        'unreadable',
        'That is not a picture Stet takes: it looks like an SVG drawing, which can hold a program. Export it as PNG and take that.',
      );
    }
    const src = `media:${String(this.#kept.size + 1).padStart(64, '0')}`;
    this.#kept.set(src, data === '' ? HARBOUR : `data:image/png;base64,${data}`);
    const said = data === '' ? { caption: 'Boats in the outer harbour at dawn', credit: 'Ana Lind' } : {};
    return {
      src,
      media_type: 'image/jpeg',
      width: 960,
      height: 640,
      alt: '',
      caption: '',
      credit: '',
      licence: '',
      notes: [],
      ...said,
    };
  }
}
