/** For the parts of the window that hear their own keys. */
import { catalogue, type ActionId } from './catalogue';
import { pressed, strokesOf } from './strokes';

/** Was a key of this action pressed? */
export function hears(event: KeyboardEvent, id: ActionId): boolean {
  const ways = pressed(event);
  return catalogue[id].keys.some((keys) => ways.includes(strokesOf(keys).join(' ')));
}
