import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PUBLIC } from './support.mjs';

const html = readdirSync(PUBLIC).filter((name) => name.endsWith('.html'));
const read = (path) => readFileSync(new URL(path, PUBLIC), 'utf8');

/** The modules that a module imports at once, and those that these import: paths such as `/assets/js/lib/api.js`. */
function modules(path, found = new Set()) {
  for (const [, name] of read(`.${path}`).matchAll(/from '(\.[^']+)'/g)) {
    const one = new URL(name, `file://${path}`).pathname;
    if (!found.has(one)) modules(one, found.add(one));
  }
  return found;
}

for (const name of html) {
  test(`${name} names in its head exactly what its script imports, so that all is fetched at once`, () => {
    const page = read(name);
    const [, script] = page.match(/<script type="module" src="([^"]+)"/);
    const preloaded = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, path]) => path);
    assert.deepEqual(preloaded.sort(), [...modules(script)].sort());
  });
}
