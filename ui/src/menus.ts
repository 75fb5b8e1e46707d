/**
 * The toolkit's own menu has what is done to words: cut, copy, paste. Over
 * anything else all it has is to load the page again and lose one's place.
 */
export function menusForWordsOnly(): () => void {
  const asked = (event: MouseEvent): void => {
    if (!aboutWords(event.target)) event.preventDefault();
  };
  window.addEventListener('contextmenu', asked);
  return () => window.removeEventListener('contextmenu', asked);
}

function aboutWords(at: EventTarget | null): boolean {
  if (!(at instanceof HTMLElement)) return false;
  if (at.isContentEditable || at.matches('input, textarea')) return true;
  const selection = getSelection();
  return selection !== null && !selection.isCollapsed && selection.getRangeAt(0).intersectsNode(at);
}
