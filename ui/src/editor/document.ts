/**
 * JSON of the file <-> nodes of the editor. Reading is strict about unknown
 * kinds, because leaving one out would leave out words; what a block lacks to
 * be typed in (a list without an item) is filled in.
 */
import { Fragment, Node, type NodeType } from 'prosemirror-model';
import { body, standfirst, type Kind } from './schema';

/** JSON as it crosses to the host. */
export type Json = Record<string, unknown>;

/** One block of the file as a node; throws on a kind this editor does not know. */
export function blockFromJson(json: Json): Node {
  return filled(body.nodeFromJSON(renamed(json, 'code', 'code_block')));
}

/** A body from its blocks; an empty one gets the paragraph there is to type in. */
export function bodyFromJson(blocks: readonly Json[], firstId: () => string): Node {
  const nodes = blocks.map(blockFromJson);
  const start = type('paragraph').create({ id: firstId() });
  return type('doc').create(null, nodes.length === 0 ? [start] : nodes);
}

/** One block as the file has it. */
export function blockToJson(block: Node): Json {
  return framed(renamed(block.toJSON() as Json, 'code_block', 'code'));
}

/** Says nothing of a picture's cut where there is nothing to say, as the file does. */
function framed(json: Json): Json {
  const content = Array.isArray(json.content) ? { content: (json.content as Json[]).map(framed) } : {};
  if (json.type !== 'figure') return { ...json, ...content };
  const attrs = Object.entries(json.attrs as Json).filter(
    ([name, value]) => value !== '' || (name !== 'crop' && name !== 'focus'),
  );
  return { ...json, attrs: Object.fromEntries(attrs), ...content };
}

/** The standfirst as an editor document; marks it may not carry are left out, words never. */
export function standfirstFromJson(inlines: readonly Json[]): Node {
  const paragraph = standfirst.nodes.paragraph.create(null, inlines.flatMap(standfirstPiece));
  return standfirst.nodes.doc.create(null, paragraph);
}

/** The standfirst as the file has it. */
export function standfirstToJson(doc: Node): Json[] {
  return (doc.firstChild?.content.toJSON() as Json[] | null) ?? [];
}

/** A node type of the body by its name in the file. */
export function type(name: Kind): NodeType {
  return body.nodes[name];
}

/** The one kind of block whose name in the file a ProseMirror schema can't have; text without words is left out. */
function renamed(json: Json, from: string, to: string): Json {
  const same = json.type === from ? { ...json, type: to } : json;
  if (!Array.isArray(json.content)) return same;
  return {
    ...same,
    content: (json.content as Json[])
      .filter((inner) => inner.text !== '')
      .map((inner) => renamed(inner, from, to)),
  };
}

function standfirstPiece(piece: Json): Node[] {
  if (piece.type === 'hard_break') return [standfirst.text(' ')];
  if (typeof piece.text !== 'string' || piece.text === '') return [];
  const held = (Array.isArray(piece.marks) ? piece.marks : []) as Json[];
  const kept = held.filter((mark) => mark.type === 'em' || mark.type === 'link');
  return [standfirst.nodeFromJSON({ type: 'text', text: piece.text, marks: kept })];
}

function filled(node: Node): Node {
  if (node.isText || node.isAtom) return node;
  if (node.childCount === 0) {
    const start = node.type.contentMatch.fillBefore(Fragment.empty, true);
    return start === null || start.childCount === 0 ? node : node.copy(start);
  }
  const children: Node[] = [];
  let same = true;
  node.forEach((child) => {
    const better = filled(child);
    same &&= better === child;
    children.push(better);
  });
  return same ? node : node.copy(Fragment.from(children));
}
