/** The twin's lists: what waits for whom. */
import type { DeskQueue, Home, StoryRow } from '../wire';
import { approvers } from './acts';
import { holdersOf, mayRead, myName, type Newsroom } from './newsroom';

function readable(room: Newsroom): StoryRow[] {
  return room.stories.filter((story) => mayRead(room, story)).map(({ row }) => ({ ...row }));
}

export function home(room: Newsroom): Home {
  const me = myName(room);
  const rows = readable(room).filter((row) => row.publication === 'unpublished');
  const mine = (states: string[]): StoryRow[] =>
    rows.filter((row) => states.includes(row.workflow) && row.writers.includes(me));
  const myDesks = room.roles.filter((role) => role.person.name === me).map((role) => role.desk.id);
  return {
    drafts: mine(['drafting']),
    returned: mine(['returned']),
    assigned: mine(['pitched', 'commissioned']),
    under_way: mine(['filed', 'editing', 'approved', 'held']),
    waiting: rows.filter(
      (row) =>
        ['filed', 'editing'].includes(row.workflow) &&
        !row.writers.includes(me) &&
        myDesks.includes(row.desk?.id ?? ''),
    ),
    embargoes: rows.filter((row) => row.embargo_until !== null),
  };
}

export function queue(room: Newsroom, desk: string | null): DeskQueue {
  const at = room.desks.find(({ id }) => id === desk);
  const here = readable(room).filter((row) => !at || row.desk?.id === at.id);
  const rows = here.filter((row) => row.publication !== 'live');
  return {
    desk: at ? { id: at.id, name: at.name } : null,
    can_approve: at ? holdersOf(room, at.id, approvers) : [],
    rows: rows.slice(0, 500),
    live: here.filter((row) => row.publication === 'live').slice(0, 20),
    total: rows.length,
  };
}
