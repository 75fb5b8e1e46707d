// The judges must find planted faults, or a silent pass would mean nothing.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { axe } from './axe.mjs';
import { nu } from './nu.mjs';
import { validate } from './validate.mjs';

const FAULTY = `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>Faulty</title><style>p { colour: red } .faint { color: #bbb; background: #fff }</style></head>
<body><main><h1>Faulty</h1><h3>Skipped</h3><p class="faint">Too faint to read</p><img src="x.png"></main></body>
</html>
`;

const FAULTS = [
  [nu, /colour/],
  [validate, /wcag.h37/],
  [axe, /light: color-contrast/],
];

for (const [judge, expected] of FAULTS) {
  test(`${judge.name} finds the planted fault`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'stet-faulty-'));
    try {
      const file = join(folder, 'faulty.html');
      await writeFile(file, FAULTY);
      const { said, skipped } = await judge([{ file, html: FAULTY }]);
      if (skipped) return t.skip(skipped);
      assert.match(said.map(({ text }) => text).join('\n'), expected);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}
