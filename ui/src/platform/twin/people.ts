/** The twin's people, authors, desks and dated roles. */
import type {
  AddDesk,
  EndRole,
  GiveRole,
  HouseState,
  NewsroomView,
  PeopleView,
  PersonRef,
  SaveAuthor,
  SeatView,
} from '../wire';
import {
  addAuthor,
  failure,
  freshId,
  functions,
  functionTitle,
  holdersOf,
  notFound,
  openDesk,
  type Newsroom,
} from './newsroom';
import { hitOf } from './search';

const approvers = ['chief', 'deputy-chief'];

export function people(room: Newsroom): PeopleView {
  const byName = <T extends { name: string }>(all: T[]): T[] =>
    [...all].sort((one, other) => one.name.localeCompare(other.name));
  return {
    authors: byName(room.authors).map((author) => {
      const stories = room.stories.filter(({ credits }) =>
        credits.some((credit) => credit.author === author.id),
      );
      const role = room.roles.find((one) => one.now && one.person.id === author.person?.id);
      return {
        ...author,
        title_today: role ? functionTitle(role) : null,
        used_in: stories.length,
        recent: stories.slice(0, 5).map(hitOf),
      };
    }),
    people: byName(room.people).map((person) => ({
      ...person,
      roles: room.roles.filter((role) => role.person.id === person.id),
    })),
    desks: byName(room.desks).map((desk) => ({
      ...desk,
      roles: room.roles
        .filter((role) => role.desk.id === desk.id)
        .sort((one, other) => functions.indexOf(one.function) - functions.indexOf(other.function)),
      can_approve: holdersOf(room, desk.id, approvers),
      stories: room.stories.filter(
        ({ row }) => row.desk?.id === desk.id && row.publication !== 'live' && row.workflow !== 'spiked',
      ).length,
    })),
  };
}

export function saveAuthor(room: Newsroom, saved: SaveAuthor): PeopleView {
  if (saved.name.trim() === '') throw failure('bad_request', 'An author needs a name as it is printed.');
  const id = saved.id ?? addAuthor(room, saved.name, '');
  const author = room.authors.find((one) => one.id === id);
  if (!author) throw notFound('author of that name');
  author.name = saved.name;
  author.short_bio = saved.short_bio;
  author.long_bio = saved.long_bio;
  author.person = refOf(room, saved.person);
  if (saved.confirm) author.confirmed = new Date().toISOString().slice(0, 10);
  return people(room);
}

function refOf(room: Newsroom, person: string | null): PersonRef | null {
  const found = room.people.find(({ id }) => id === person);
  return found ? { id: found.id, name: found.name, title: titleOf(room, found.id) } : null;
}

export function addPerson(room: Newsroom, name: string): PeopleView {
  if (name.trim() === '') throw failure('bad_request', 'A person needs a name.');
  room.people.push({ id: freshId('person'), name, active: true });
  return people(room);
}

export function saveDesk(room: Newsroom, { id, name, solo_approval }: AddDesk): PeopleView {
  const desk = room.desks.find((one) => one.id === id);
  if (desk) Object.assign(desk, { name, solo_approval });
  else openDesk(room, name, solo_approval);
  return people(room);
}

export function giveRole(room: Newsroom, given: GiveRole): PeopleView {
  const person = room.people.find(({ id, name }) => id === given.person || name === given.person);
  const desk = room.desks.find(({ id, name }) => id === given.desk || name === given.desk);
  if (!person || !desk) throw notFound('person or desk of that name');
  if (given.from && given.to && given.to < given.from) {
    throw failure('bad_request', 'The role would end before it begins. Check the two days.');
  }
  const today = new Date().toISOString().slice(0, 10);
  room.roles.push({
    id: freshId('role'),
    person: { id: person.id, name: person.name, title: '' },
    desk: { id: desk.id, name: desk.name },
    function: given.function,
    beat: given.beat,
    from: given.from ?? today,
    to: given.to,
    now: (given.from ?? today) <= today && (given.to ?? today) >= today,
  });
  return people(room);
}

export function endRole(room: Newsroom, { role, on }: EndRole): PeopleView {
  const found = room.roles.find(({ id }) => id === role);
  if (!found) throw notFound('such role');
  const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  found.to = on ?? yesterday;
  found.now = found.to >= new Date().toISOString().slice(0, 10);
  return people(room);
}

function titleOf(room: Newsroom, person: string): string {
  const role = room.roles.find((one) => one.now && one.person.id === person);
  return role ? functionTitle(role) : '';
}

export function houseState(room: Newsroom | null, file: string, seat: SeatView): HouseState {
  if (room === null) return { newsroom: null, problem: null, file };
  const view = newsroomView(room, file, seat);
  const locked = { desks: [], placeholders: [], notices: [], default_desk: null, file: '' };
  return { newsroom: seat.locked ? { ...view, ...locked } : view, problem: null, file };
}

function newsroomView(room: Newsroom, file: string, seat: SeatView): NewsroomView {
  const roles = room.roles.filter((role) => role.now && role.person.id === room.me);
  return {
    name: room.name,
    file,
    solo: room.solo,
    zone: room.zone,
    me: {
      id: room.me,
      name: room.people.find(({ id }) => id === room.me)?.name ?? '',
      roles: roles.map((role) => functionTitle(role)),
      desks: roles.map((role) => role.desk.id),
    },
    seat,
    people: room.people.map(({ id, name }) => ({ id, name, title: titleOf(room, id) })),
    desks: room.desks.map(({ id, name }) => ({ id, name })),
    placeholders: room.placeholders,
    default_desk: roles[0]?.desk.id ?? room.desks[0]?.id ?? null,
    notices: [
      {
        name: 'key_file',
        text: 'This machine has no keyring, so the key to this newsroom is kept in a file beside it that only you can read. Whoever has both files can read the newsroom.',
        urgent: false,
      },
    ],
  };
}
