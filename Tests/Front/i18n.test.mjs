import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import {
  date, dateTime, languages, number, otherZone, percent, preferred, t, time, use, useZone, zoneInUse, zoneName,
} from '../../public/assets/js/lib/i18n.js';
import { files, PUBLIC, speak, texts, textsOfPages } from './support.mjs';

const all = languages.map(({ code }) => [code, texts(code)]);
const english = texts('en');
const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g))].sort().join();

test('every language has the same texts', () => {
  for (const [code, found] of all) assert.deepEqual(Object.keys(found), Object.keys(english), code);
});

test('every text has the same placeholders, in each of its plurals', () => {
  for (const [code, found] of all) {
    for (const [key, text] of Object.entries(found)) {
      const wanted = placeholders(english[key].other ?? english[key]);
      for (const form of typeof text === 'string' ? [text] : Object.values(text)) {
        assert.equal(placeholders(form), wanted, `${code}: ${key}`);
      }
    }
  }
});

test('a text with plurals has all that its language has', () => {
  for (const [code, found] of all) {
    const wanted = new Intl.PluralRules(code).resolvedOptions().pluralCategories.sort();
    for (const [key, text] of Object.entries(found)) {
      if (typeof text === 'object') assert.deepEqual(Object.keys(text).sort(), wanted, `${code}: ${key}`);
    }
  }
});

/** One word is both: one and several of them, or how something is and what is said of it. */
const ALIKE = ['record.size', 'schedule.day', 'visit.is.'];

test('texts of one family and page that differ in English differ in every language', () => {
  const said = (text) => text.other ?? text;
  const family = (key) => key.split('.')[0];
  for (const { code } of languages) {
    files(code).forEach((found, place) => {
      const english = files('en')[place];
      const keys = Object.keys(found).filter((key) => !ALIKE.some((one) => key.startsWith(one)));
      const alike = keys.filter((key) => keys.some((other) => family(other) === family(key)
        && said(found[other]) === said(found[key]) && said(english[other]) !== said(english[key])));
      assert.deepEqual(alike, [], code);
    });
  }
});

const sources = readdirSync(new URL('assets/js/', PUBLIC), { recursive: true })
  .filter((name) => name.endsWith('.js'))
  .map((name) => readFileSync(new URL(`assets/js/${name}`, PUBLIC), 'utf8'))
  .join('\n');

test('every text that the modules name is there, and every text is named', () => {
  const named = [...sources.matchAll(/\bt\('([\w.]+)'/g)].map(([, key]) => key);
  assert.deepEqual(named.filter((key) => !Object.hasOwn(english, key)), []);
  const made = [...sources.matchAll(/`(\w+)\.\$\{|\b(?:choices|word)\('(\w+)'/g)]
    .map((found) => `${found[1] ?? found[2]}.`);
  const isNamed = (key) => sources.includes(`'${key}'`) || made.some((family) => key.startsWith(family));
  assert.deepEqual(Object.keys(english).filter((key) => !isNamed(key)), []);
});

test('what a dialog does is called otherwise than what leaves it, in every language', () => {
  const named = (property) => [...sources.matchAll(new RegExp(`\\b${property}: (?:t\\()?['\`]([\\w.]+)(\\$\\{)?`, 'g'))];
  const leaving = ['cancel', 'close', ...named('back').map(([, key]) => key)];
  for (const [code] of all) {
    for (const [folder, own] of textsOfPages(code)) {
      const doing = named('go').flatMap(([, key, isFamily]) =>
        (isFamily ? Object.keys(own).filter((one) => one.startsWith(key)) : [key]));
      const same = doing.filter((key) => leaving.some((one) => one in own && own[one] === own[key]));
      assert.deepEqual(same, [], `${code}: ${folder}`);
    }
  }
});

test('numbers, shares and times are written as the language writes them', () => {
  use('es', {});
  assert.equal(number(1234567.891, 2), '1.234.567,89');
  assert.equal(percent(0.0123, 1), '1,2\u00a0%');
  use('hi', {});
  assert.equal(number(1234567), '12,34,567');
  use('en', {});
  assert.equal(number(0.5, 2), '0.50');
  assert.match(time(new Date(2026, 10, 21, 5, 6, 7)), /^05:06:07$/);
  assert.match(dateTime(new Date(2026, 10, 21, 5, 6, 7)), /Nov 21, 2026/);
  assert.equal(dateTime('2026-11-21T05:06:07Z'), dateTime(Date.UTC(2026, 10, 21, 5, 6, 7)));
});

test('days and times are those of the page’s zone where no other is named', (context) => {
  const before = zoneInUse();
  context.after(() => useZone(before));
  use('en', {});
  useZone('America/New_York');
  const moment = '2026-11-22T01:00:00Z';
  assert.match(dateTime(moment), /^Nov 21, 2026, 8:00/);
  assert.equal(date(moment), 'Nov 21, 2026');
  assert.equal(date('2026-11-22'), 'Nov 22, 2026');
  assert.equal(time(moment), '20:00:00');
  assert.match(dateTime(moment, 'Asia/Kolkata'), /^Nov 22, 2026, 6:30/);
  assert.equal(zoneName(), 'Eastern Time');
  // A zone of the same name has the same clocks.
  assert.equal(otherZone('America/Detroit'), null);
  assert.equal(otherZone('Asia/Kolkata'), 'India Standard Time');
  // Of a zone that the browser has not heard of there is nothing to be shown.
  useZone('Mars/Olympus_Mons');
  assert.equal(zoneInUse(), 'America/New_York');
  useZone('UTC');
  assert.equal(zoneName(), 'Coordinated Universal Time');
});

test('a text takes values, and the plural of n', () => {
  use('en', { rows: { one: '{n} row of {what}', other: '{n} rows of {what}' } });
  assert.equal(t('rows', { n: 1, what: 'x' }), '1 row of x');
  assert.equal(t('rows', { n: 1200, what: 'x' }), '1,200 rows of x');
  assert.equal(t('missing'), 'missing');
});

test('the language is the chosen one, else the first of the browser that there is, else English', () => {
  assert.equal(preferred('hi', ['es-MX']), 'hi');
  assert.equal(preferred('xx', ['fr', 'es-MX', 'hi']), 'es');
  assert.equal(preferred(null, ['fr']), 'en');
});

test('a language can be spoken', () => {
  speak('hi');
  assert.equal(t('yes'), 'हाँ');
});
