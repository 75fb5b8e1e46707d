/** A printed byline in pieces, so that the names in it can be set off. */
export interface BylinePart {
  text: string;
  name: boolean;
}

/** Splits a byline at the credited names; what is between them stays as it is. */
export function bylineParts(byline: string, names: readonly string[]): BylinePart[] {
  const parts: BylinePart[] = [];
  let rest = byline;
  while (rest !== '') {
    const next = first(rest, names);
    if (next === null) {
      parts.push({ text: rest, name: false });
      break;
    }
    if (next.at > 0) parts.push({ text: rest.slice(0, next.at), name: false });
    parts.push({ text: next.name, name: true });
    rest = rest.slice(next.at + next.name.length);
  }
  return parts;
}

function first(text: string, names: readonly string[]): { at: number; name: string } | null {
  const found = names
    .filter((name) => name !== '')
    .map((name) => ({ at: text.indexOf(name), name }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || b.name.length - a.name.length);
  return found[0] ?? null;
}
