/** What of a reading is wanted: everything proposed, until somebody says otherwise. */
import type { wire } from '../../platform';

export interface Choice {
  credits: string[];
  bios: string[];
  roles: number[];
  desk: string;
}

/** What another alone may give stays out; a role already held needs no giving; one for a desk that is not here opens that desk. */
export function everything(reading: wire.ImportView, desk: string): Choice {
  return {
    credits: reading.credits.map(({ author }) => author),
    bios: reading.bios.filter(({ who_can }) => who_can.length === 0).map(({ author }) => author),
    roles: reading.roles.flatMap((role, at) => (role.held || role.who_can.length > 0 ? [] : [at])),
    desk,
  };
}

/** With or without one of them, in the order they were proposed. */
export function toggled<T>(chosen: readonly T[], one: T, all: readonly T[]): T[] {
  const on = !chosen.includes(one);
  return all.filter((other) => (other === one ? on : chosen.includes(other)));
}

export function acceptance(reading: wire.ImportView, choice: Choice): wire.AcceptImport {
  return {
    ticket: reading.ticket,
    desk: choice.desk || null,
    credits: choice.credits,
    bios: choice.bios,
    roles: choice.roles,
  };
}
