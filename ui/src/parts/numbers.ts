/** Counts as they are read: "1,940", "1 story", "11 stories". */
const grouped = new Intl.NumberFormat('en-GB');

export function count(number: number): string {
  return grouped.format(number);
}

export function counted(number: number, one: string, many: string = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** A size as it is read: "812 bytes", "4.1 KB", "2.0 MB". */
export function bytes(size: number): string {
  if (size < 1000) return counted(size, 'byte');
  return size < 1_000_000 ? `${(size / 1000).toFixed(1)} KB` : `${(size / 1_000_000).toFixed(1)} MB`;
}

/** Names in a row: "Mara Idowu", "Mara Idowu +2". */
export function firstAndMore(names: readonly string[]): string {
  const [first, ...others] = names;
  if (first === undefined) return '';
  return others.length === 0 ? first : `${first} +${others.length}`;
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** `deputy-chief` as people say it: "Deputy chief". */
export function functionWords(name: string): string {
  const words = name.replaceAll(/[-_]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "AK" for Ana Keita: first and last, by letters as people count them. */
export function initials(name: string): string {
  const letters = name.split(/\s+/).map((word) => [...word][0] ?? '');
  return letters.filter((_, at) => at === 0 || at === letters.length - 1).join('');
}
