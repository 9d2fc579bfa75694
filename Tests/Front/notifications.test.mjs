import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { h } from '../../public/assets/js/lib/react.js';
import { has } from '../../public/assets/js/lib/i18n.js';
import { Bell, Face } from '../../public/assets/js/notifications/bell.js';
import { Notifications } from '../../public/assets/js/notifications/list.js';
import { drawn, PUBLIC, speak } from './support.mjs';

beforeEach(() => speak('en'));

const one = (changes) => ({
  id: 'n1', at: '2026-11-20T10:00:00Z', kind: 'request_assigned', request_id: 'r/1', read: true, ...changes,
});
const list = (notifications, fresh = []) => drawn(h(Notifications, { list: notifications, fresh: new Set(fresh) }));

test('there is a text for each kind that the service has', () => {
  const source = readFileSync(new URL('../Sources/App/Verification/RequestLife.swift', PUBLIC), 'utf8');
  const [, cases] = source.match(/enum NotificationKind: String, CaseIterable \{(.*?)\n\}/s);
  const kinds = [...cases.matchAll(/= "(\w+)"/g)].map(([, kind]) => kind);
  assert.ok(kinds.length > 10);
  assert.deepEqual(kinds.filter((kind) => !has(`notification.${kind}`)), []);
});

test('the bell is named, and has no count while there is nothing unread', () => {
  const html = drawn(h(Bell));
  assert.match(html, /<button type="button" aria-label="Notifications" aria-expanded="false">/);
  assert.doesNotMatch(html, /class="count"/);
});

test('it counts to 99', () => {
  assert.match(drawn(h(Face, { unread: 99 })), /<b class="count">99<\/b>/);
  assert.match(drawn(h(Face, { unread: 100 })), /<b class="count">99\+<\/b>/);
});

test('each one says what and when, and leads to its request', () => {
  const html = list([one()]);
  assert.match(html, /<li><a href="\/request\.html\?id=r%2F1"><span>A request was assigned to you\.<\/span><time/);
  assert.match(html, /dateTime="2026-11-20T10:00:00Z"|datetime="2026-11-20T10:00:00Z"/);
});

test('which request it is stands beside it', () => {
  assert.match(list([one({ ivr_number: 'IVR-2026-013' })]), /assigned to you\.<strong> IVR-2026-013<\/strong>/);
});

test('one without a request leads nowhere, and one of an unknown kind is told all the same', () => {
  assert.match(list([one({ kind: 'from_the_future', request_id: null })]), /<li><p><span>Something has changed\./);
  assert.match(list([one({ kind: 'from_the_future' })]), /Something has changed\./);
});

test('who is told of an emergency access is led to where it is looked at', () => {
  assert.match(list([one({ kind: 'break_glass', request_id: null })]),
    /<a href="\/administration\.html\?part=emergency"><span>Emergency access was used\./);
});

test('what is new says so, also once it has been read by being looked at', () => {
  assert.match(list([one({ read: false })]), /<li data-new="true">.*<span class="sr"> \(new\)<\/span>/);
  assert.match(list([one()], ['n1']), /<li data-new="true">/);
  assert.doesNotMatch(list([one()], ['n2']), /new/);
});

test('there are more when there are', () => {
  const shown = (onMore) => drawn(h(Notifications, { list: [one()], fresh: new Set(), onMore }));
  assert.match(shown(() => {}), /<\/ul><button type="button">Show more<\/button>/);
  assert.doesNotMatch(shown(undefined), /<button/);
});

test('it says when there is nothing, and when it does not know yet', () => {
  assert.match(list([]), /Nothing yet\./);
  assert.match(list(null), /Loading/);
});
