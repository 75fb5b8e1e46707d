// Holds exported pages against three judges: the Nu HTML checker (one Java for
// all files), html-validate, and axe in Chromium, in light and in dark.
//
//   node check.mjs [--without nu,validate,axe] FILES...
//
// Exit 0: no message from any judge that could be asked. A judge whose tool is
// absent (Java, Chromium) is named and left out. Exit 1: messages. Exit 2: usage.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { axe } from './axe.mjs';
import { nu } from './nu.mjs';
import { validate } from './validate.mjs';

const JUDGES = { nu, validate, axe };

function usage() {
  console.error('usage: node check.mjs [--without nu,validate,axe] FILES...');
  process.exit(2);
}

const args = process.argv.slice(2);
const without = args[0] === '--without' ? args.splice(0, 2)[1]?.split(',') : [];
if (!without || args.length === 0) usage();

const pages = await Promise.all(
  args
    .filter((file) => file.endsWith('.html'))
    .map(async (file) => ({
      file,
      html: wrapped(file, await readFile(file, 'utf8')),
    })),
);

let messages = 0;
const summary = [];
for (const [name, judge] of Object.entries(JUDGES)) {
  if (without.includes(name)) continue;
  const { said, skipped } = await judge(pages);
  if (skipped) {
    summary.push(`${name}: skipped (${skipped})`);
    continue;
  }
  for (const { file, text } of said) console.log(`${name}: ${basename(file)}: ${text}`);
  messages += said.length;
  summary.push(`${name}: ${said.length}`);
}
console.log(`${pages.length} pages, ${summary.join(', ')}`);
process.exitCode = messages > 0 ? 1 : 0;

// A fragment stands in somebody's page; give it the least one can be.
function wrapped(file, html) {
  if (!file.endsWith('.fragment.html')) return html;
  const lang = /<article[^>]* lang="([^"]*)"/.exec(html)?.[1] ?? 'en';
  const dir = /<article[^>]* dir="([^"]*)"/.exec(html)?.[1] ?? 'ltr';
  return `<!DOCTYPE html>\n<html lang="${lang}" dir="${dir}">\n<head>\n<meta charset="utf-8">\n<title>Fragment</title>\n</head>\n<body>\n<main>\n${html}</main>\n</body>\n</html>\n`;
}
