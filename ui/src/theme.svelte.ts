/** Light or dark: the system's choice, until somebody here makes another. */
const KEPT = 'stet-theme';

export type Theme = 'light' | 'dark';

class Look {
  #system = $state<Theme>('light');
  #chosen = $state<Theme | null>(null);

  get now(): Theme {
    return this.#chosen ?? this.#system;
  }

  /** Reads the system and what was chosen before, and keeps up with both. */
  start(): void {
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    this.#system = dark.matches ? 'dark' : 'light';
    dark.addEventListener('change', () => {
      this.#system = dark.matches ? 'dark' : 'light';
      this.#show();
    });
    const kept = localStorage.getItem(KEPT);
    this.#chosen = kept === 'light' || kept === 'dark' ? kept : null;
    this.#show();
  }

  /** To the other one. Choosing what the system has means following the system again. */
  switch(): void {
    const other: Theme = this.now === 'light' ? 'dark' : 'light';
    this.#chosen = other === this.#system ? null : other;
    if (this.#chosen) localStorage.setItem(KEPT, this.#chosen);
    else localStorage.removeItem(KEPT);
    this.#show();
  }

  #show(): void {
    document.documentElement.dataset['theme'] = this.now;
  }
}

export const look = new Look();
