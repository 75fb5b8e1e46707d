/** The in-memory twin of the host, for tests and for a browser. */
import { Hearers } from './hearers';
import type { Picked, Platform } from './platform';
import type { Event, Failure } from './wire';

export function memory(): Platform {
  const events = new Hearers<Event>();
  const drags = new Hearers<boolean>();
  const drops = new Hearers<Picked[]>();
  const missing: Failure = { code: 'no_newsroom', message: 'There is no newsroom here yet.', refusal: null };
  return {
    call: () => Promise.reject(missing),
    pickImport: () => Promise.resolve([]),
    pickFolder: () => Promise.resolve(null),
    pickPhoto: () => Promise.resolve(null),
    exportFolder: () => Promise.resolve({ handle: 'default', name: 'Documents/Stet' }),
    windowTitle: () => Promise.resolve(),
    onEvent: (handler) => events.add(handler),
    onDrag: (handler) => drags.add(handler),
    onFilesDropped: (handler) => drops.add(handler),
    onCloseRequested: () => () => undefined,
    pageAddress: () => null,
  };
}
