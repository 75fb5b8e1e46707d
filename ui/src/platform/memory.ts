/** The in-memory twin of the host, for tests and for a browser: same names, same types, nothing kept. */
import { Hearers } from './hearers';
import { lastWords, type Flushes } from './lastWords';
import type { CommandName, Picked, Platform } from './platform';
import { answering, silent } from './twin/answers';
import { failure } from './twin/newsroom';
import { Pictures } from './twin/pictures';
import { sampleRoom } from './twin/sample';
import type { Event, HouseState } from './wire';

/** The twin, and the hands on it that only a test has. */
export interface Memory extends Platform {
  emit(event: Event): void;
  hover(over: boolean): void;
  drop(files: Picked[]): void;
  /** What the window does when it is closed. */
  close(): Promise<void>;
  /** What was asked so far, in order. */
  readonly asked: CommandName[];
  title: string;
  /** Stories opened in windows of their own. */
  readonly opened: string[];
}

interface Beginnings {
  /** Which newsroom is open at the start; none for a first run. */
  newsroom?: 'sample' | 'many' | null;
  /** What the house says instead, for the ways in which a file does not open. */
  problem?: HouseState['problem'];
  /** What the file dialog answers. */
  chosen?: Picked[];
}

export function memory({ newsroom = 'sample', problem = null, chosen }: Beginnings = {}): Memory {
  const events = new Hearers<Event>();
  const drags = new Hearers<boolean>();
  const drops = new Hearers<Picked[]>();
  const unsaved = new Hearers<undefined>();
  const opened: string[] = [];
  const flushes: Flushes = new Map();
  const asked: CommandName[] = [];
  const pictures = new Pictures();
  const picked = chosen ?? [{ handle: 'seals.txt', name: 'seals.txt' }];

  const { answers, admit } = answering(
    newsroom ? sampleRoom(new Date(), newsroom === 'many' ? 500 : 0) : null,
    problem,
    pictures,
    (done, total) => events.tell({ event: 'progress', job: 'export', done, total }),
  );

  return {
    asked,
    title: '',
    async call(command, request, files = []) {
      asked.push(command);
      await Promise.resolve();
      admit(command);
      // What crosses the wire is a copy; nobody shares objects across it.
      const reply = structuredClone(answers[command](structuredClone(request), files));
      if (!silent.has(command))
        queueMicrotask(() =>
          events.tell({
            event: 'changed',
            // Nobody is told beside which story somebody thinks.
            story: command === 'save_scratch' ? null : aboutStory(request),
            ...written(request, reply),
          }),
        );
      return reply;
    },
    pickImport: () => Promise.resolve(picked),
    pickFolder: () => Promise.resolve({ handle: 'folder-1', name: 'Documents/For the website' }),
    pickPhoto: () => Promise.resolve({ handle: 'portrait.jpg', name: 'portrait.jpg' }),
    exportFolder: () => Promise.resolve({ handle: 'default', name: 'Documents/Stet' }),
    windowTitle(title) {
      this.title = title;
      return Promise.resolve();
    },
    onEvent: (handler) => events.add(handler),
    openWindow: (story) => {
      opened.push(story);
      return Promise.resolve();
    },
    saveElsewhere: ({ furniture }) => Promise.resolve(`Documents/${furniture.headline}.md`),
    onUnsaved: (handler) => unsaved.add(handler),
    closeAnyway: () => Promise.resolve(),
    opened,
    onDrag: (handler) => drags.add(handler),
    onFilesDropped: (handler) => drops.add(handler),
    onCloseRequested(flush, unsafe = () => null) {
      flushes.set(flush, unsafe);
      return () => flushes.delete(flush);
    },
    pageAddress: () => null,
    proofAddress: () => null,
    printProof: () => Promise.resolve(true),
    proofPdf: (story) => Promise.resolve(`Documents/${story}.proof.pdf`),
    pictureAddress: (src) => pictures.shown(src),
    emit: (event) => events.tell(event),
    hover: (over) => drags.tell(over),
    drop: (files) => drops.tell(files),
    async close() {
      if ((await lastWords(flushes)).length > 0) unsaved.tell(undefined);
    },
  } as Memory;
}

/** In a browser the address says what to begin with: `?first`, `?problem=in_use`, `?many`. */
export function memoryFor(search: string): Memory {
  const asked = new URLSearchParams(search);
  const message = 'The newsroom is open in another window of Stet. Close it there, then try again.';
  const problem = asked.has('problem') ? failure('in_use', message) : null;
  return memory({
    newsroom: asked.has('first') || problem ? null : asked.has('many') ? 'many' : 'sample',
    problem,
  });
}

function aboutStory(request: unknown): string | null {
  const { story } = request as { story?: string };
  return story ?? null;
}

/** Which text a save led to, and whose it was. */
function written(request: unknown, reply: unknown): { seq: number | null; window: string } {
  const { window = '', order } = request as { window?: string; order?: string[] };
  return { seq: order === undefined ? null : (reply as { seq: number }).seq, window };
}
