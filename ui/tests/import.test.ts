import { afterEach, describe, expect, it } from 'vitest';
import { route } from '../src/route.svelte';
import { all, byId, click, closeWindow, fill, openWindow, until } from './window';

afterEach(closeWindow);

const page = `*
Harbour Seals Move Into the Marina
Ada Moreau
Ada Moreau
Ada Moreau covers wildlife. She serves as the deputy desk chief for Coast.
More From Me
The first seal came through the lock on a Sunday and did not leave.
By Tuesday there were eleven.
Latest`;

async function readPasted(text: string): Promise<void> {
  click('nav-import');
  fill('import-paste', text);
  click('import-read');
  await until(() => all('import-reading').length + all('import-refused').length > 0);
}

function paste(data: Record<string, string>): void {
  const event = new Event('paste', { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: (type: string) => data[type] ?? '' } });
  byId('import-paste').dispatchEvent(event);
}

describe('a pasted page', () => {
  it('is shown with what was made of it, and every line left out with its reason', async () => {
    await openWindow();
    await readPasted(page);
    expect(byId('import-headline').textContent).toBe('Harbour Seals Move Into the Marina');
    expect(all('import-credit').map((one) => one.textContent)).toEqual([
      expect.stringContaining('Ada Moreau'),
    ]);
    expect(byId('import-role').textContent).toContain('serves as the deputy desk chief for Coast');
    expect(all('import-block')).toHaveLength(2);
    expect(all('import-dropped').map((line) => line.textContent)).toEqual([
      expect.stringContaining('stray'),
      expect.stringContaining('byline again'),
      expect.stringContaining('More From Me'),
      expect.stringContaining('Latest'),
    ]);
  });

  it('becomes a draft, and the draft is opened', async () => {
    const host = await openWindow();
    await readPasted(page);
    click('import-accept');
    await until(() => route.now.at === 'story');
    const opened = route.now.at === 'story' ? route.now.story : '';
    const view = await host.call('open_story', { story: opened });
    expect(view).toMatchObject({ byline: 'Ada Moreau', imported_from: 'the clipboard' });
    expect(all('import')).toHaveLength(0);
  });

  it('takes only what is ticked', async () => {
    const host = await openWindow();
    await readPasted(page);
    byId('import-bio').querySelector('input')?.click();
    click('import-accept');
    await until(() => route.now.at === 'story');
    const { authors } = await host.call('people', {});
    expect(authors.find(({ name }) => name === 'Ada Moreau')?.short_bio).toBe('');
  });

  it('is sent with its markup, and the markup is never put on the screen', async () => {
    const host = await openWindow();
    const sent: unknown[] = [];
    const call = host.call.bind(host);
    host.call = (command, request, files) => {
      if (command === 'read_import') sent.push(request);
      return call(command, request, files);
    };
    click('nav-import');
    paste({ 'text/plain': page, 'text/html': '<h1 id="pasted">Harbour Seals</h1>' });
    await until(() => !(byId('import-read') as HTMLButtonElement).disabled);
    click('import-read');
    await until(() => all('import-reading').length === 1);
    expect(sent).toEqual([{ html: '<h1 id="pasted">Harbour Seals</h1>', text: page }]);
    expect(document.getElementById('pasted')).toBeNull();
  });

  it('loses its markup once its text was changed by hand', async () => {
    const host = await openWindow();
    const sent: unknown[] = [];
    const call = host.call.bind(host);
    host.call = (command, request, files) => {
      if (command === 'read_import') sent.push(request);
      return call(command, request, files);
    };
    click('nav-import');
    paste({ 'text/plain': page, 'text/html': '<p>old</p>' });
    fill('import-paste', `${page}\nOne more line.`);
    click('import-read');
    await until(() => sent.length === 1);
    expect(sent).toEqual([{ html: null, text: `${page}\nOne more line.` }]);
  });

  it('that has no copy is said to have none', async () => {
    await openWindow();
    await readPasted('Latest');
    expect(byId('import-refused').textContent).toContain('no copy');
    expect(all('import-accept')).toHaveLength(0);
  });
});

describe('files', () => {
  const files = [
    { handle: 'seals.txt', name: 'seals.txt' },
    { handle: 'harbour.png', name: 'harbour.png' },
  ];

  it('dropped anywhere open the dialog, each with its result', async () => {
    const host = await openWindow();
    host.drop(files);
    await until(() => all('import-reading').length === 1);
    expect(byId('import').textContent).toContain('2 files, 1 could not be read');
  });

  it('dropped on the open dialog are read once, and not again when it is next opened', async () => {
    const host = await openWindow();
    click('nav-import');
    host.drop(files.slice(0, 1));
    await until(() => all('import-reading').length === 1);
    byId('import').dispatchEvent(new Event('cancel', { cancelable: true }));
    await until(() => all('import').length === 0);
    click('nav-import');
    expect(all('import-paste')).toHaveLength(1);
    expect(host.asked.filter((name) => name === 'read_import')).toHaveLength(1);
  });

  it('nobody wants are put away in the house too', async () => {
    const host = await openWindow({ chosen: files.slice(0, 1) });
    click('nav-import');
    click('import-choose');
    await until(() => all('import-reading').length === 1);
    click('import-put-away');
    await until(() => host.asked.includes('discard_import'));
    expect(all('import-paste')).toHaveLength(1);
  });
});
