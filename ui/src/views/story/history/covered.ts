/** What is done to the page is not done while a comparison covers it: nobody would see it. */
import { actionIds, type ActionId, type Offers } from '../../../actions';

export const COVERED = 'Close the comparison first.';

/** What is done to the page, beside all that is named after the copy, finding and pasting. */
const ON_THE_PAGE: ReadonlySet<ActionId> = new Set([
  'story.headline',
  'story.body',
  'story.placeholder',
  'story.link',
  'story.snippets',
  'story.can-go',
  'story.cut',
  'story.tools',
  'story.merge',
  'story.recover',
  'story.template',
  'view.focus',
  'view.typewriter',
]);

/** In the place of every action that works on the page: why not. */
export function covered(): Offers {
  const ids = actionIds.filter((id) => /^(?:copy|find|paste)\./.test(id) || ON_THE_PAGE.has(id));
  return Object.fromEntries(ids.map((id) => [id, { run: () => undefined, why: () => COVERED }]));
}
