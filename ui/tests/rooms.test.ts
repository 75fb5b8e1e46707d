import { afterEach, describe, expect, it } from 'vitest';
import { route } from '../src/route.svelte';
import { all, byId, click, closeWindow, fill, openWindow, press, screen, story, until } from './window';

afterEach(closeWindow);

describe('first run', () => {
  it('makes a newsroom of one', async () => {
    const host = await openWindow({ newsroom: null });
    expect(byId('first-create')).toHaveProperty('disabled', true);
    fill('first-person', 'Ada Moreau');
    click('first-create');
    await screen('home');
    expect((await host.call('state', {})).newsroom?.me.name).toBe('Ada Moreau');
  });

  it('opens the sample without asking for anything', async () => {
    await openWindow({ newsroom: null });
    byId('choose-sample').querySelector('input')?.click();
    click('first-create');
    await screen('home');
    expect(all('story-row').length).toBeGreaterThan(3);
  });

  it('never offers a new newsroom over a file that will not open', async () => {
    const message = 'The newsroom file was written by a newer Stet. Install that one.';
    await openWindow({ newsroom: null, problem: { code: 'cannot_open', message, refusal: null } });
    expect(byId('failure').textContent).toContain(message);
    expect(all('first-create')).toHaveLength(0);
  });
});

describe('home', () => {
  it('stands with what waits, and a row opens its story', async () => {
    await openWindow();
    expect(byId('group-returned').textContent).toContain('wrong port');
    story('quay-names').click();
    expect(route.now.at).toBe('story');
  });

  it('teaches when it is empty', async () => {
    await openWindow({ newsroom: null });
    fill('first-person', 'Ada Moreau');
    click('first-create');
    await screen('home');
    expect(byId('home').textContent).toContain('drop a file anywhere');
  });
});

describe('the desk', () => {
  async function atDesk(): Promise<ReturnType<typeof openWindow> extends Promise<infer T> ? T : never> {
    const host = await openWindow();
    click('nav-desk');
    await screen('desk');
    return host;
  }

  it('takes by keyboard, and the keyboard goes with the row', async () => {
    await atDesk();
    story('lake-vote').focus();
    press('t');
    await until(() => byId('group-editing').textContent.includes('Northern Fisheries'));
    await until(() => document.activeElement === story('lake-vote'));
  });

  it('says a refusal in the one place, with who can', async () => {
    await atDesk();
    story('tram-extension').focus();
    press('t');
    await until(() => all('failure').length === 1);
    expect(byId('failure').textContent).toContain('Hélène Roux');
    expect(story('tram-extension').dataset['workflow']).toBe('filed');
  });

  it('returns with a note and not without', async () => {
    await atDesk();
    story('lake-vote').focus();
    press('r');
    expect(byId('act-confirm')).toHaveProperty('disabled', true);
    fill('act-note', 'Name the three who voted against.');
    click('act-confirm');
    await until(() => byId('group-returned').textContent.includes('three who voted against'));
  });

  it('lets one row at a time be reached by Tab', async () => {
    await atDesk();
    press('j');
    press('j');
    const reachable = all('story-row').filter((row) => row.tabIndex === 0);
    expect(reachable).toEqual([document.activeElement]);
  });
});

describe('people and desks', () => {
  async function atPeople(): Promise<void> {
    await openWindow();
    click('nav-people');
    await screen('people');
  }

  it('says who can approve now, and when nobody can', async () => {
    await atPeople();
    expect(all('can-approve').map((line) => line.textContent.trim())).toEqual([
      expect.stringContaining('Hélène Roux'),
      expect.stringContaining('Ana Keita and Bo Lindqvist'),
      expect.stringContaining('Nobody can approve here now'),
    ]);
  });

  it('gives a role, after which somebody can', async () => {
    await atPeople();
    all('give-role')[2]?.click();
    const as = byId('role-function') as HTMLSelectElement;
    as.value = 'chief';
    as.dispatchEvent(new Event('change', { bubbles: true }));
    click('role-confirm');
    await until(() => !byId('people').textContent.includes('Nobody can approve'));
    expect(all('role-dialog')).toHaveLength(0);
  });

  it('keeps an author’s bio', async () => {
    await atPeople();
    byId('author-row').querySelector<HTMLElement>('[aria-expanded]')?.click();
    await until(() => byId('author-row').querySelector('textarea') !== null);
    const bio = byId('author-row').querySelector('textarea') as HTMLTextAreaElement;
    bio.value = 'Ana Keita edits the Coast desk.';
    bio.dispatchEvent(new Event('input', { bubbles: true }));
    byId('author-row').querySelector<HTMLElement>('[type=submit]')?.click();
    await until(() => byId('author-row').textContent.includes('edits the Coast desk'));
    expect(byId('author-row').querySelector('textarea')).toBeNull();
  });
});

describe('release', () => {
  async function atRelease(): Promise<void> {
    await openWindow();
    click('nav-release');
    await screen('release');
  }

  const pick = (slug: string): void =>
    all('release-row')
      .find((row) => row.dataset['slug'] === slug)
      ?.querySelector('input')
      ?.click();

  it('releases and writes what was picked, and names the files', async () => {
    await atRelease();
    pick('harbour-budget');
    click('export');
    await until(() => all('export-done').length === 1);
    expect(all('export-file').map((file) => file.textContent)).toEqual([
      'harbour-budget/harbour-budget.html',
      'harbour-budget/harbour-budget.md',
    ]);
    expect(byId('release-live').textContent).toContain('Harbour Budget');
  });

  it('goes on past a refusal and says it, with who can', async () => {
    await atRelease();
    pick('glass-eels');
    pick('night-ferry');
    click('export');
    await until(() => all('export-done').length === 1);
    expect(byId('export-refused').textContent).toContain('Bo Lindqvist');
    expect(all('export-file')).toHaveLength(2);
  });

  it('writes proofs without releasing', async () => {
    await atRelease();
    pick('glass-eels');
    click('export-proof');
    click('export');
    await until(() => all('export-done').length === 1);
    expect(byId('export-done').textContent).toContain('These are proofs');
    expect(byId('release-ready').textContent).toContain('Glass Eels');
  });
});

describe('the frame', () => {
  it('jumps to a story by Ctrl-K, words, arrows and Enter', async () => {
    await openWindow();
    press('k', { ctrlKey: true });
    fill('jump-input', 'ferry');
    await until(() => all('jump-hit').length === 2);
    byId('jump-input').focus();
    press('ArrowDown');
    const second = all('jump-hit')[1]?.dataset['story'];
    press('Enter');
    expect(route.now).toEqual({ at: 'story', story: second });
    expect(all('jump')).toHaveLength(0);
  });

  it('seats somebody else, whose home is another', async () => {
    await openWindow();
    const seat = byId('act-as') as HTMLSelectElement;
    seat.value = [...seat.options].find(({ text }) => text === 'Mara Idowu')?.value ?? '';
    seat.dispatchEvent(new Event('change', { bubbles: true }));
    await until(() => byId('group-drafts').textContent.includes('Pilots Ballot'));
  });

  it('keeps a notice put away, and the theme that was chosen', async () => {
    await openWindow();
    byId('notice-key_file').querySelector('button')?.click();
    click('theme-toggle');
    expect(all('notice-key_file')).toHaveLength(0);
    expect(byId('app').dataset['theme']).toBe('dark');
    expect(localStorage.getItem('stet-theme')).toBe('dark');
    click('theme-toggle');
    expect(localStorage.getItem('stet-theme')).toBeNull();
  });

  it('reads its lists again when the house says that something changed', async () => {
    const host = await openWindow();
    const before = host.asked.filter((name) => name === 'home').length;
    host.emit({ event: 'changed', story: 'somewhere', seq: null, window: '' });
    await until(() => host.asked.filter((name) => name === 'home').length > before);
  });

  it('says what the house found wrong', async () => {
    const host = await openWindow();
    host.emit({ event: 'problem', code: 'disk_full', message: 'The disk is full. Make room, then go on.' });
    expect(byId('failure').textContent).toContain('Make room');
  });
});
