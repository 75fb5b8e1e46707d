/** Getting up and sitting down: whose words are committed first, and what the window shows then. */
import { frame } from './frame.svelte';
import { house } from './house.svelte';
import { route } from './route.svelte';

/** Sits somebody down, or unlocks; rejects with why not. Whoever comes back finds what they left open. */
export async function sitDown(person: string, passphrase: string): Promise<void> {
  const before = house.newsroom?.me.id;
  await house.sitDown(person, passphrase);
  if (house.newsroom?.me.id === before) return;
  frame.open = [];
  route.restart();
}

/** Locks the screen, or, where whoever sits here has no passphrase yet, offers to set one. */
export async function lock(): Promise<void> {
  if (!house.keyed) frame.dialog = 'passphrase';
  else await house.lock();
}
