/** A template in words, and a new one to begin from. */
import { listed } from '../../parts/numbers';
import type { wire } from '../../platform';

/** A new template: an empty paragraph with a guide to be written. */
export const FRESH: wire.TemplateView = {
  id: '',
  name: '',
  kind: 'news',
  headline: '',
  standfirst: '',
  required: [],
  skeleton: [{ sort: 'paragraph', text: '', guide: '' }],
  built_in: false,
  changed: false,
};

/** The sorts of block a template may begin with, by the host's names. */
export const sorts = [
  ['paragraph', 'Paragraph'],
  ['subhead', 'Subhead'],
  ['quotation', 'Quotation'],
] as const;

/** "Filing will ask for a standfirst and a link to a source." */
export function asksFor(template: wire.TemplateView, all: readonly wire.RequiredView[]): string {
  const words = template.required.map((name) => all.find((one) => one.name === name)?.words ?? name);
  return words.length === 0 ? 'Filing asks for nothing more.' : `Filing will ask for ${listed(words)}.`;
}

/** Were the two the same on the screen? */
export function same(one: wire.TemplateView, other: wire.TemplateView): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
