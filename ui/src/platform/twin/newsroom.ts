/** The twin's newsroom: what the real one keeps in its file, kept in variables. */
import type {
  AuthorView,
  AwayView,
  CutView,
  DeskView,
  Failure,
  Furniture,
  Guides,
  HistoryEntry,
  Json,
  PersonView,
  RefusalView,
  RoleView,
  SiblingView,
  StoryRow,
} from '../wire';

export interface KeptStory {
  row: StoryRow;
  furniture: Furniture;
  blocks: Json[];
  seq: number;
  credits: { author: string; name: string; role: string }[];
  dateline: string;
  tags: string[];
  legal: string;
  priority: number;
  urgency: number;
  assignee: string | null;
  before: string;
  approvedBy: string | null;
  history: HistoryEntry[];
  importedFrom: string | null;
  /** Who writes it now. */
  writing: { by: string; since: string; token: number; from: string; note: string } | null;
  /** The saves since it was begun, newest last, for late words to be put together with. */
  past: { seq: number; blocks: Json[] }[];
  siblings: (SiblingView & { words: Json[] })[];
  /** What can be taken back, and in which text. */
  undo?: { seq: number; past: Json[] };
  guides: Guides;
  cut: CutView;
}

export interface Newsroom {
  name: string;
  solo: boolean;
  zone: string;
  me: string;
  people: Omit<PersonView, 'roles' | 'away' | 'can_set_away'>[];
  away: AwayView[];
  desks: Pick<DeskView, 'id' | 'name' | 'solo_approval'>[];
  roles: RoleView[];
  authors: Omit<AuthorView, 'title_today' | 'used_in' | 'recent'>[];
  stories: KeptStory[];
  placeholders: string[];
}

let counter = 0;

/** Ids are made up here; nobody may read anything into them. */
export function freshId(of: string): string {
  counter += 1;
  return `${of}-${counter}`;
}

export function failure(code: Failure['code'], message: string, refusal: RefusalView | null = null): Failure {
  return { code, message, refusal };
}

export function notFound(what: string): Failure {
  return failure('not_found', `There is no ${what} here. It may have been removed in another window.`);
}

/** Adds a person, an author of that name, and the person's role. */
export function hire(room: Newsroom, name: string, as: string, desk: string, bio = '', beat = ''): void {
  const person = room.people.find((one) => one.name === name) ?? {
    id: freshId('person'),
    name,
    active: true,
    left_on: null,
    manages: room.people.length === 0,
  };
  if (!room.people.includes(person)) room.people.push(person);
  const at = room.desks.find((one) => one.name === desk);
  if (at) {
    room.roles.push({
      id: freshId('role'),
      person: { id: person.id, name, title: '' },
      desk: { id: at.id, name: at.name },
      function: as,
      beat,
      from: '2024-03-01',
      to: null,
      now: true,
      standing: 'held',
      stands_for: null,
      revoked: false,
    });
  }
  if (!room.authors.some((author) => author.name === name)) addAuthor(room, name, bio, person.id);
}

export function addAuthor(room: Newsroom, name: string, bio: string, person: string | null = null): string {
  const ref = room.people.find(({ id }) => id === person);
  const id = freshId('author');
  room.authors.push({
    id,
    name,
    person: ref ? { id: ref.id, name: ref.name, title: '' } : null,
    short_bio: bio,
    long_bio: '',
    photo: null,
    confirmed: bio ? '2026-05-02' : null,
  });
  return id;
}

export function openDesk(room: Newsroom, name: string, solo = false): string {
  const id = freshId('desk');
  room.desks.push({ id, name, solo_approval: solo });
  return id;
}

export function emptyRoom(name: string, solo: boolean, zone: string): Newsroom {
  return {
    name,
    solo,
    zone,
    me: '',
    people: [],
    desks: [],
    roles: [],
    away: [],
    authors: [],
    stories: [],
    placeholders: ['TK', 'XX'],
  };
}

/** Highest first. */
export const functions = ['chief', 'deputy-chief', 'editor', 'sub', 'legal', 'reporter', 'contributor'];

export function functionTitle(role: RoleView): string {
  const word = role.function.replace('-', ' ');
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}, ${role.beat || role.desk.name}`;
}

export function holdersOf(room: Newsroom, desk: string | undefined, of: readonly string[]): string[] {
  if (room.solo) return room.people.map(({ name }) => name);
  const roles = room.roles.filter((role) => role.now && role.desk.id === desk && of.includes(role.function));
  return [...new Set(roles.map((role) => role.person.name))];
}

/** A line of the history that made no version. */
export function entry(at: string, who: string, what: string, why = ''): HistoryEntry {
  return { at, who, what, why, revision: null, name: '', summary: '', added: 0, cut: 0, sibling: null };
}

/** May whoever sits here read it? The rule itself is the core's. */
export function mayRead(room: Newsroom, { row, assignee }: KeptStory): boolean {
  return !row.private || assignee === room.me || row.writers.includes(myName(room));
}

export const myName = (room: Newsroom): string => room.people.find(({ id }) => id === room.me)?.name ?? '';
