/** The in-memory twin of the host, for tests and for a browser: same names, same types, nothing kept. */
import type { Commands } from './commands';
import { Hearers } from './hearers';
import { lastWords, type Flushes } from './lastWords';
import type { CommandName, Picked, Platform, Reply, Request } from './platform';
import { failure, emptyRoom, hire, notFound, openDesk, type Newsroom } from './twin/newsroom';
import { Beside } from './twin/beside';
import { Imports } from './twin/imports';
import { Pastes } from './twin/pastes';
import * as folk from './twin/people';
import { Pictures } from './twin/pictures';
import { Exports, releaseList } from './twin/release';
import { sampleRoom } from './twin/sample';
import { jump } from './twin/search';
import * as stories from './twin/stories';
import * as undos from './twin/undo';
import { mergeView } from './twin/writing';
import { recover } from './twin/damage';
import * as versions from './twin/compare';
import type { CreateNewsroom, Event, HouseState } from './wire';

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

const FILE = 'Documents/newsroom.stet';

type Answers = { [C in keyof Commands]: (request: Request<C>, files: readonly string[]) => Reply<C> };

/** Things that change nothing anybody else would have to hear of. */
const silent = new Set<CommandName>([
  'state',
  'home',
  'desk_queue',
  'open_story',
  'leave_story',
  'resume',
  'catch_up',
  'merge_view',
  'keep_undo',
  'kept_undo',
  'history',
  'timeline',
  'compare',
  'paste',
  'take_picture',
  'clippings',
  'paste_again',
  'raw_clip',
  'people',
  'read_import',
  'discard_import',
  'release_list',
  'jump',
  'notes',
  'snippets',
  'templates',
  'find_link',
  'corrections',
  'export',
]);

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

  const answers = answering(
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

function answering(
  start: Newsroom | null,
  problem: HouseState['problem'],
  pictures: Pictures,
  progress: (done: number, total: number) => void,
): Answers {
  let open = start;
  const beside = new Beside();
  const imports = new Imports();
  const pastes = new Pastes();
  const exports = new Exports();
  const room = (): Newsroom => {
    if (open) return open;
    throw failure('no_newsroom', 'There is no newsroom open. Make one first.');
  };
  const state = (): HouseState => ({ ...folk.houseState(problem ? null : open, FILE), problem });

  return {
    state,
    create_newsroom: (request) => {
      open = create(request);
      return state();
    },
    act_as: ({ person }) => {
      if (!room().people.some(({ id }) => id === person)) throw notFound('person of that name');
      room().me = person;
      return state();
    },
    home: () => stories.home(room()),
    desk_queue: ({ desk }) => stories.queue(room(), desk),
    new_story: ({ template, kind, length, ...request }) => {
      const begun = stories.begin(room(), request);
      const kept = stories.find(room(), begun.row.id);
      if (kind) kept.row.kind = kind;
      if (length) kept.row.length = length;
      return template ? beside.apply(room(), begun.row.id, template) : stories.view(room(), kept);
    },
    open_story: ({ story }) => versions.open(room(), story),
    leave_story: ({ story }) => {
      versions.leave(room(), story);
      return stories.leave(room(), story);
    },
    resume: () => [],
    take_over: ({ story, note }) => stories.takeOver(room(), story, note),
    merge_view: (request) => mergeView(stories.find(room(), request.story), request),
    merge: (request) => stories.merge(room(), request),
    catch_up: ({ story, seq }) => stories.catchUp(room(), story, seq),
    keep_undo: ({ story, ...kept }) => undos.keepUndo(room(), story, kept),
    kept_undo: ({ story }) => undos.keptUndo(room(), story),
    type_text: (request) => stories.type(room(), request),
    set_fields: ({ story, fields }) => stories.setFields(room(), story, fields),
    act: ({ story, act, note }) => stories.act(room(), story, act, note),
    history: ({ story }) => stories.historyOf(room(), story),
    timeline: ({ story }) => versions.timeline(room(), story),
    compare: (request) => versions.compare(room(), request),
    restore: (request) => versions.restore(room(), request),
    name_version: (request) => versions.name(room(), request),
    recover: (request) => recover(stories.find(room(), request.story), request),
    take_picture: (request, files) => pictures.take(request, files),
    paste: (request, files) => pastes.take(room(), request, files),
    clippings: ({ story }) => pastes.of(story),
    paste_again: (request) => pastes.again(request),
    raw_clip: ({ story, number }) => pastes.raw(story, number),
    people: () => folk.people(room()),
    save_author: (request) => folk.saveAuthor(room(), request),
    set_photo: () => folk.people(room()),
    add_person: ({ name }) => folk.addPerson(room(), name),
    save_desk: (request) => folk.saveDesk(room(), request),
    give_role: (request) => folk.giveRole(room(), request),
    end_role: (request) => folk.endRole(room(), request),
    read_import: (request, files) => imports.read(room(), request, files),
    accept_import: (request) => imports.accept(room(), request),
    discard_import: ({ ticket }) => {
      imports.discard(ticket);
      return {};
    },
    release_list: () => releaseList(room()),
    export: (request, [folder]) =>
      exports.run(room(), request, folder === 'default' ? 'Documents/Stet' : (folder ?? ''), progress),
    jump: ({ query, limit }) => jump(room(), query, limit),
    notes: ({ story }) => beside.notes(room(), story),
    save_note: (request) => beside.saveNote(room(), request),
    save_scratch: (request) => beside.saveScratch(room(), request),
    snippets: () => beside.snippets(),
    save_snippet: (request) => beside.saveSnippet(request),
    remove_snippet: ({ id }) => beside.removeSnippet(id),
    templates: () => beside.templates(),
    save_template: (request) => beside.saveTemplate(request),
    remove_template: ({ id }) => beside.removeTemplate(id),
    apply_template: ({ story, template }) => beside.apply(room(), story, template),
    mark_cut: (request) => beside.mark(room(), request),
    find_link: (request) => beside.find(room(), request),
    set_placeholders: ({ words }) => {
      room().placeholders = words;
      return state();
    },
    corrections: () => beside.corrections(room()),
    save_correction: (pair) => beside.saveCorrection(room(), pair),
    remove_correction: ({ typed }) => beside.removeCorrection(room(), typed),
  };
}

function create({ kind, name, person, desk, zone }: CreateNewsroom): Newsroom {
  if (kind === 'sample') return sampleRoom(new Date());
  if (person.trim() === '')
    throw failure('bad_request', 'A newsroom needs at least one person. Type your name.');
  const room = emptyRoom(name || person, kind === 'solo', zone || 'UTC');
  const at = desk || room.name;
  openDesk(room, at, kind === 'solo');
  hire(room, person, 'chief', at);
  room.me = room.people[0]?.id ?? '';
  return room;
}
