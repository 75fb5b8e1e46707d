/** How the page stands before the eye. */
import type { Actions } from '../action';

const view = { group: 'The page', scope: 'story' } as const;

export const viewActions = {
  'tab.outline': { ...view, label: 'Panel: subheads and reading order', keys: ['Mod-4'] },
  'view.focus': { ...view, label: 'Dim all but this paragraph', keys: ['Mod-j f'] },
  'view.typewriter': { ...view, label: 'Keep the line at one height', keys: ['Mod-j w'] },
  'view.larger': { ...view, label: 'Larger text', keys: ['Mod-=', 'Mod-+'] },
  'view.smaller': { ...view, label: 'Smaller text', keys: ['Mod--'] },
  'view.natural': { ...view, label: 'Text at its own size', keys: ['Mod-0'] },
  'view.alone': { ...view, label: 'Only the page, on the whole screen', keys: ['F11'] },
} as const satisfies Actions;
