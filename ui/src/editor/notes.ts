/**
 * The numbers readers will see on notes and on what refers to them, in the order
 * of the text. They are only shown: labels in the file are names that nobody else
 * gives, and never change, so two people can add notes at once.
 */
import type { Node } from 'prosemirror-model';
import { Plugin, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { touched } from './touched';

/** Labels in the order they are first referred to, those of notes that nothing refers to last. */
export function noteOrder(doc: Node): { met: string[]; unmet: string[] } {
  const met: string[] = [];
  const notes: string[] = [];
  doc.forEach((block) => {
    if (block.type.name === 'note') notes.push(String(block.attrs.label));
    else
      block.descendants((node) => {
        if (node.type.name === 'note_ref' && !met.includes(String(node.attrs.label)))
          met.push(String(node.attrs.label));
      });
  });
  const known = new Set(notes);
  return {
    met: met.filter((label) => known.has(label)),
    unmet: notes.filter((label) => !met.includes(label)),
  };
}

/** Shows the numbers. */
export function numberNotes(): Plugin<DecorationSet> {
  const plugin: Plugin<DecorationSet> = new Plugin<DecorationSet>({
    state: {
      init: (_config, { doc }) => drawn(doc),
      apply: (tr, old) => {
        if (!tr.docChanged) return old;
        if (mentions(tr)) return drawn(tr.doc);
        return old === DecorationSet.empty ? old : old.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => plugin.getState(state) },
  });
  return plugin;
}

/** Did blocks that changed hold a note or a reference, or do they now? Else every number stays. */
function mentions(tr: Transaction): boolean {
  const { before, after } = touched(tr.before, tr.doc);
  return [...before, ...after].some(holds);
}

function holds(block: Node): boolean {
  let found = block.type.name === 'note';
  if (!found)
    block.descendants((node) => {
      found ||= node.type.name === 'note_ref';
      return !found;
    });
  return found;
}

function drawn(doc: Node): DecorationSet {
  const { met, unmet } = noteOrder(doc);
  const all: Decoration[] = [];
  const number = (label: string): string => {
    const at = met.indexOf(label);
    return at < 0 ? '?' : String(at + 1);
  };
  doc.descendants((node, pos) => {
    const label = String(node.attrs.label);
    const known = met.includes(label);
    if (node.type.name === 'note_ref') {
      const says = known ? `Note ${number(label)}` : 'A note that is missing';
      all.push(
        Decoration.node(pos, pos + 1, {
          'data-number': number(label),
          class: known ? 'numbered' : 'numbered astray',
          'aria-label': says,
          title: known ? '' : says,
        }),
      );
    } else if (node.type.name === 'note') {
      const lost = unmet.includes(label);
      all.push(
        Decoration.node(pos, pos + node.nodeSize, {
          'data-number': lost ? '–' : number(label),
          class: lost ? 'astray' : '',
          title: lost ? 'Nothing in the text refers to this note.' : '',
        }),
      );
    }
  });
  return all.length === 0 ? DecorationSet.empty : DecorationSet.create(doc, all);
}
