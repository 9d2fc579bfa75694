import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PUBLIC } from './support.mjs';

const html = readdirSync(PUBLIC).filter((name) => name.endsWith('.html'));
const read = (path) => readFileSync(new URL(path, PUBLIC), 'utf8');

const AT_ONCE = /from '(\.[^']+)'/g;
const EVER = /(?:from |import\()'(\.[^']+)'/g;

/** The modules that a module imports, and those that these import: paths such as `/assets/js/lib/api.js`. */
function modules(path, imports = AT_ONCE, found = new Set()) {
  for (const [, name] of read(`.${path}`).matchAll(imports)) {
    const one = new URL(name, `file://${path}`).pathname;
    if (!found.has(one)) modules(one, imports, found.add(one));
  }
  return found;
}

const textsOf = (file) => Object.keys(JSON.parse(read(`./assets/i18n/${file}en.json`)));

for (const name of html) {
  test(`${name} names in its head exactly what its script imports, so that all is fetched at once`, () => {
    const page = read(name);
    const [, script] = page.match(/<script type="module" src="([^"]+)"/);
    const preloaded = [...page.matchAll(/rel="modulepreload" href="([^"]+)"/g)].map(([, path]) => path);
    assert.deepEqual(preloaded.sort(), [...modules(script)].sort());
  });

  test(`${name} fetches the texts that its modules name, also those of what opens later`, () => {
    const page = read(name);
    const [, script] = page.match(/<script type="module" src="([^"]+)"/);
    const folders = page.match(/<html[^>]* data-texts="([^"]*)"/)?.[1].split(' ') ?? [];
    const sources = [script, ...modules(script, EVER)].filter((path) => !path.startsWith('/vendor/'))
      .map((path) => read(`.${path}`));
    const found = (pattern) => sources.flatMap((source) => [...source.matchAll(pattern)].map(([, word]) => word));
    const fetched = [...folders, ...found(/fetchLater\('([\w-]+)'\)/g)];
    const known = new Set(['', ...fetched.map((folder) => `${folder}/`)].flatMap(textsOf));
    const named = found(/(?<!`)\bt\('([\w.]+)'/g);
    assert.deepEqual([...new Set(named)].filter((key) => !known.has(key)), []);
  });
}
