/** Which addresses a link in the copy may have, and what to say about the others. */

/** An address as typed, judged: the address to use, or a plain sentence. */
export type Address = { ok: true; href: string } | { ok: false; why: string };

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);
/** A story of ours; it becomes an address, or no link, when the copy goes out. */
const STORY = /^stet:[a-z0-9-]+$/i;

/** Reads what somebody typed or pasted as an address; a bare domain or mail address is completed. */
export function readAddress(typed: string): Address {
  const text = typed.trim();
  if (text === '') return { ok: false, why: 'Type or paste an address, such as https://example.org/page.' };
  if (/\s/.test(text)) return { ok: false, why: 'An address has no spaces in it.' };
  if (STORY.test(text)) return { ok: true, href: text };
  const href = complete(text);
  if (!URL.canParse(href)) return { ok: false, why: 'This is not an address Stet can read.' };
  const url = new URL(href);
  if (!SCHEMES.has(url.protocol)) {
    return {
      ok: false,
      why: `A link may start with https, http or mailto, not “${url.protocol.slice(0, -1)}”.`,
    };
  }
  if (url.protocol !== 'mailto:' && url.hostname === '')
    return { ok: false, why: 'The name of the site is missing.' };
  return { ok: true, href };
}

function complete(text: string): string {
  if (/^[a-z][a-z0-9+.-]*:(?!\d+(\/|$))/i.test(text)) return text;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^\s/]+\.[^\s/]+/.test(text) ? `https://${text}` : text;
}
