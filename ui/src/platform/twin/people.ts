/** The twin's people, authors, desks and dated roles. */
import type {
  AbleView,
  AddDesk,
  ByPerson,
  EndRole,
  GiveRole,
  HouseState,
  NewsroomView,
  PeopleView,
  PersonLeaves,
  PersonRef,
  RevokeRole,
  SaveAuthor,
  SaveAway,
  SetManager,
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
import { approvers } from './acts';
import { hitOf } from './search';

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
      away: room.away.filter((one) => one.person === person.id),
      can_set_away: true,
      roles: room.roles.filter((role) => role.person.id === person.id),
    })),
    desks: byName(room.desks).map((desk) => ({
      ...desk,
      roles: room.roles
        .filter((role) => role.desk.id === desk.id)
        .sort((one, other) => functions.indexOf(one.function) - functions.indexOf(other.function)),
      can_approve: holdersOf(room, desk.id, approvers),
      able: whoCan(room, desk.id),
      gaps:
        holdersOf(room, desk.id, approvers).length > 0
          ? []
          : [{ from: today(), to: null, everybody_away: false }],
      can_give: manages(room) ? functions : [],
      stories: room.stories.filter(
        ({ row }) => row.desk?.id === desk.id && row.publication !== 'live' && row.workflow !== 'spiked',
      ).length,
    })),
    can_manage: manages(room),
  };
}

const today = (): string => new Date().toISOString().slice(0, 10);

const manages = (room: Newsroom): boolean =>
  room.solo || room.people.some(({ id, manages }) => manages && id === room.me);

/** Who can approve on a desk, and why: whoever is away comes last. */
export function whoCan(room: Newsroom, desk: string, day = today()): AbleView[] {
  const isAway = (person: string): boolean =>
    room.away.some((one) => one.person === person && one.from <= day && day <= one.to);
  return holdersOf(room, desk, approvers)
    .flatMap((name): AbleView[] => {
      const role = room.roles.find((one) => one.person.name === name && one.desk.id === desk && one.now);
      if (!role) return [];
      const away = isAway(role.person.id);
      const words = role.function === 'chief' ? 'chief' : 'deputy chief';
      return [{ person: role.person.id, name, why: away ? `${words}; away` : words, away }];
    })
    .sort((one, other) => Number(one.away) - Number(other.away));
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
  room.people.push({ id: freshId('person'), name, active: true, left_on: null, manages: false });
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
  const from = today();
  room.roles.push({
    id: freshId('role'),
    person: { id: person.id, name: person.name, title: '' },
    desk: { id: desk.id, name: desk.name },
    function: given.function,
    beat: given.beat,
    from: given.from ?? from,
    to: given.to,
    now: (given.from ?? from) <= from && (given.to ?? from) >= from,
    standing: given.standing ?? 'held',
    stands_for: refOf(room, given.stands_for),
    revoked: false,
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

export function revokeRole(room: Newsroom, { role, why }: RevokeRole): PeopleView {
  if (why.trim() === '')
    throw failure('bad_request', 'Say why the role is taken back; the journal keeps it.');
  const found = room.roles.find(({ id }) => id === role);
  if (!found) throw notFound('such role');
  Object.assign(found, { revoked: true, now: false });
  return people(room);
}

function personOf(room: Newsroom, given: string): Newsroom['people'][number] {
  const found = room.people.find(({ id, name }) => id === given || name === given);
  if (!found) throw notFound('person of that name');
  return found;
}

export function setManager(room: Newsroom, { person, manages: may }: SetManager): PeopleView {
  personOf(room, person).manages = may;
  return people(room);
}

export function leaves(room: Newsroom, { person, on }: PersonLeaves): PeopleView {
  const gone = personOf(room, person);
  const last = on ?? today();
  Object.assign(gone, { left_on: last, active: last >= today() });
  for (const role of room.roles.filter((one) => one.person.id === gone.id && (one.to ?? last) >= last))
    Object.assign(role, { to: last, now: last >= today() });
  return people(room);
}

export function returns(room: Newsroom, { person }: ByPerson): PeopleView {
  Object.assign(personOf(room, person), { left_on: null, active: true });
  return people(room);
}

export function saveAway(room: Newsroom, { person, from, to, note }: SaveAway): PeopleView {
  if (to < (from ?? today()))
    throw failure('bad_request', 'The time away would end before it begins. Change one of the days.');
  room.away.push({ id: freshId('away'), person: personOf(room, person).id, from: from ?? today(), to, note });
  return people(room);
}

export function removeAway(room: Newsroom, id: string): PeopleView {
  room.away = room.away.filter((one) => one.id !== id);
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
