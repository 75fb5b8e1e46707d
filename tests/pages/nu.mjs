// The Nu HTML checker, with CSS: errors and warnings.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const jar = join(
  dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')),
  'build/dist/vnu.jar',
);

export async function nu(pages) {
  const folder = await mkdtemp(join(tmpdir(), 'stet-nu-'));
  try {
    const names = new Map();
    for (const [place, { file, html }] of pages.entries()) {
      const copy = join(folder, `${place}.html`);
      await writeFile(copy, html);
      names.set(`file:${copy}`, file);
    }
    const copies = [...names.keys()].map((url) => url.slice('file:'.length));
    const run = await java([
      '-Xss8m',
      '-jar',
      jar,
      '--format',
      'json',
      '--also-check-css',
      '--stdout',
      '--exit-zero-always',
      ...copies,
    ]);
    if (run.skipped) return run;
    const said = JSON.parse(run.out).messages.map((message) => ({
      file: names.get(message.url) ?? String(message.url),
      text: `${message.lastLine ?? '?'}: ${message.subType ?? message.type}: ${message.message}`,
    }));
    return { said };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function java(args) {
  return new Promise((resolve, reject) => {
    const child = spawn('java', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.on('data', (bytes) => (out += bytes));
    child.stderr.on('data', (bytes) => (err += bytes));
    child.on('error', (error) =>
      error.code === 'ENOENT' ? resolve({ skipped: 'no java on this machine' }) : reject(error),
    );
    child.on('close', (code) => (code === 0 ? resolve({ out }) : reject(new Error(`vnu: ${err || code}`))));
  });
}
