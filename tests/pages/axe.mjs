// axe in a real browser, where contrast can be measured: light and dark. The
// pages are opened from their files; nothing is fetched from anywhere else.
import { access, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const BROWSERS = [
  process.env.STET_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export async function axe(pages) {
  const executablePath = await firstPresent(BROWSERS.filter(Boolean));
  if (!executablePath) return { skipped: 'no Chromium on this machine; STET_CHROMIUM names one' };
  const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const said = [];
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ colorScheme, viewport: { width: 1280, height: 800 } });
      await context.route(/^https?:/, (route) => route.abort());
      const tab = await context.newPage();
      // A fragment has no style of its own, so nothing of it changes in the dark.
      const judgedNow = colorScheme === 'light' ? pages : pages.filter(({ file }) => !isFragment(file));
      for (const page of judgedNow) said.push(...(await judged(tab, page, source, colorScheme)));
      await context.close();
    }
    return { said };
  } finally {
    await browser.close();
  }
}

async function judged(tab, { file, html }, source, colorScheme) {
  if (isFragment(file)) await tab.setContent(html);
  else await tab.goto(pathToFileURL(file).href);
  await tab.evaluate(source);
  const { violations } = await tab.evaluate(
    (values) => globalThis.axe.run(document, { runOnly: { type: 'tag', values } }),
    TAGS,
  );
  return violations.map(({ id, help, nodes }) => ({
    file,
    text: `${colorScheme}: ${id}: ${help} (${nodes.map((node) => node.target.join(' ')).join('; ')})`,
  }));
}

function isFragment(file) {
  return file.endsWith('.fragment.html');
}

async function firstPresent(paths) {
  for (const path of paths) {
    try {
      await access(path);
      return path;
    } catch {
      // Not here; the next may be.
    }
  }
  return undefined;
}
