/** Times as a newsroom says them, in the newsroom's zone. Takes the time as an argument; no clock of its own. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone}/${name}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', { timeZone: known(zone), ...options });
    formats.set(key, found);
  }
  return found;
}

/** A zone this machine does not know is told in UTC rather than not at all. */
function known(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone || 'UTC' }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

/** "14:19" */
export function clock(iso: string, zone: string): string {
  return format(zone, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    new Date(iso),
  );
}

/** "14:19:07" */
export function clockSeconds(iso: string, zone: string): string {
  const options = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;
  return format(zone, 'seconds', options).format(new Date(iso));
}

/** "2026-05-14": the calendar day it is there. */
export function dayOf(iso: string | Date, zone: string): string {
  const parts = format(zone, 'day', { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(
    new Date(iso),
  );
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}

/** "14 May", with the year when it is not this one. */
export function shortDay(iso: string, now: Date, zone: string): string {
  const sameYear = dayOf(iso, zone).slice(0, 4) === dayOf(now, zone).slice(0, 4);
  return sameYear
    ? format(zone, 'short', { day: 'numeric', month: 'short' }).format(new Date(iso))
    : format(zone, 'long', { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso));
}

/** A date without a time, `YYYY-MM-DD`, as "14 May 2026". */
export function plainDay(day: string): string {
  return format('UTC', 'long', { day: 'numeric', month: 'short', year: 'numeric' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

/** "today 17:00" is just "17:00"; other days are named. */
export function moment(iso: string, now: Date, zone: string): string {
  const apart = daysApart(dayOf(now, zone), dayOf(iso, zone));
  if (apart === 0) return clock(iso, zone);
  if (apart === 1) return `tomorrow ${clock(iso, zone)}`;
  if (apart === -1) return `yesterday ${clock(iso, zone)}`;
  if (apart > 1 && apart < 7) {
    return `${format(zone, 'weekday', { weekday: 'short' }).format(new Date(iso))} ${clock(iso, zone)}`;
  }
  return shortDay(iso, now, zone);
}

function daysApart(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** A stretch of time, to the coarseness people use: "2 h 41 min", "3 days". */
export function span(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  if (length < MINUTE) return 'under a minute';
  if (length < HOUR) return `${Math.floor(length / MINUTE)} min`;
  if (length < DAY) {
    const hours = Math.floor(length / HOUR);
    const minutes = Math.floor((length % HOUR) / MINUTE);
    return minutes === 0 || hours >= 6 ? `${hours} h` : `${hours} h ${minutes} min`;
  }
  const days = Math.floor(length / DAY);
  return days === 1 ? '1 day' : `${days} days`;
}

export interface Due {
  text: string;
  late: boolean;
}

/** When copy is due: the hour, or how late it is. Copy already in the desk's hands is not late. */
export function dueWords(iso: string, now: Date, zone: string, done = false): Due {
  const left = Date.parse(iso) - now.getTime();
  if (left < 0 && !done) return { text: `${span(left)} late`, late: true };
  return { text: moment(iso, now, zone), late: false };
}

/** "just now", "20 min", "3 days": how long ago. */
export function ago(iso: string, now: Date): string {
  const past = now.getTime() - Date.parse(iso);
  if (past < MINUTE) return 'just now';
  // How long ago is a feeling, not a deadline: whole hours do.
  return past >= HOUR && past < DAY ? `${Math.floor(past / HOUR)} h` : span(past);
}

/** "embargo 1 h 12 min": how long it still holds, or that it is over. */
export function embargoWords(iso: string, now: Date): string {
  const left = Date.parse(iso) - now.getTime();
  return left > 0 ? `embargo ${span(left)}` : 'embargo over';
}
