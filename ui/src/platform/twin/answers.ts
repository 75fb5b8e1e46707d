/** What the twin answers, command by command. */
import type { Commands } from '../commands';
import type { CommandName, Reply, Request } from '../platform';
import type { CreateNewsroom, HouseState } from '../wire';
import { Beside } from './beside';
import * as comments from './comments';
import * as versions from './compare';
import { recover } from './damage';
import { Imports } from './imports';
import * as lists from './lists';
import { emptyRoom, failure, hire, notFound, openDesk, type Newsroom } from './newsroom';
import { Pastes } from './pastes';
import * as folk from './people';
import type { Pictures } from './pictures';
import { Exports, releaseList } from './release';
import * as proposals from './proposals';
import * as reviews from './review';
import { sampleRoom } from './sample';
import { jump } from './search';
import { Seats } from './seats';
import * as stories from './stories';
import * as undos from './undo';
import { mergeView } from './writing';

const FILE = 'Documents/newsroom.stet';

type Answers = { [C in keyof Commands]: (request: Request<C>, files: readonly string[]) => Reply<C> };

/** Things that change nothing anybody else would have to hear of. */
export const silent = new Set<CommandName>([
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
  'review',
  'proposal',
  'proposal_marks',
  'comments',
  'paste',
  'take_picture',
  'clippings',
  'paste_again',
  'raw_clip',
  'people',
  'who_can',
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
  'seats',
  'signatures',
]);

export function answering(
  start: Newsroom | null,
  problem: HouseState['problem'],
  pictures: Pictures,
  progress: (done: number, total: number) => void,
): { answers: Answers; admit: (command: string) => void } {
  let open = start;
  const beside = new Beside();
  const imports = new Imports();
  const pastes = new Pastes();
  const exports = new Exports();
  const room = (): Newsroom => {
    if (open) return open;
    throw failure('no_newsroom', 'There is no newsroom open. Make one first.');
  };
  const seats = new Seats();
  const state = (): HouseState => ({
    ...folk.houseState(problem ? null : open, FILE, seats.view()),
    problem,
  });

  const answers: Answers = {
    state,
    create_newsroom: (request) => {
      open = create(request);
      return state();
    },
    act_as: ({ person }) => {
      seats.sitDown(room(), { person, passphrase: '' });
      return state();
    },
    sit_down: (request) => {
      seats.sitDown(room(), request);
      return state();
    },
    lock: () => {
      seats.lock(room());
      return state();
    },
    set_passphrase: (request) => {
      seats.set(room(), request);
      return state();
    },
    reset_seat: (request) => seats.reset(room(), request),
    seats: () => seats.rows(room()),
    signatures: ({ story }) => seats.under(room(), stories.find(room(), story)),
    home: () => lists.home(room()),
    desk_queue: ({ desk }) => lists.queue(room(), desk),
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
    review: (request) => reviews.review(room(), request),
    settle_changes: (request) => reviews.settle(room(), request),
    note_change: (request) => proposals.noteChange(room(), request),
    proposal: ({ story }) => proposals.proposal(room(), story),
    propose: (request) => proposals.propose(room(), request),
    proposal_marks: (request) => proposals.marks(room(), request),
    withdraw_proposal: ({ story }) => proposals.withdraw(room(), story),
    comments: ({ story }) => comments.comments(room(), story),
    save_comment: (request) => comments.saveComment(room(), request),
    resolve_comment: (request) => comments.resolve(room(), request),
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
    revoke_role: (request) => folk.revokeRole(room(), request),
    who_can: ({ desk, day }) => {
      const at = room().desks.find(({ id, name }) => id === desk || name === desk);
      if (!at) throw notFound('desk of that name');
      return folk.whoCan(room(), at.id, day ?? undefined);
    },
    set_manager: (request) => folk.setManager(room(), request),
    person_leaves: (request) => folk.leaves(room(), request),
    person_returns: (request) => folk.returns(room(), request),
    save_away: (request) => folk.saveAway(room(), request),
    remove_away: ({ id }) => folk.removeAway(room(), id),
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
  return { answers, admit: (command) => seats.admit(command) };
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
