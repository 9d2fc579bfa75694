import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from '../../public/assets/js/lib/csv.js';

const line = (value) => csv([{ value }], [{ label: 'a', value: (row) => row.value }]).split('\r\n')[1];

test('it begins with a byte order mark and ends each line as RFC 4180 says', () => {
  const columns = [{ label: 'a', value: ({ x }) => x }, { label: 'b', value: () => null }];
  assert.equal(csv([{ x: 1 }], columns), '\ufeffa,b\r\n1,\r\n');
});

test('commas, quotes and line ends are quoted', () => {
  assert.equal(line('a,b'), '"a,b"');
  assert.equal(line('say "hi"'), '"say ""hi"""');
});

test('what a spreadsheet would calculate is text, and numbers stay numbers', () => {
  for (const formula of ['=1+1', '+cmd', '-cmd', '@SUM(A1)']) assert.equal(line(formula), `'${formula}`);
  assert.equal(line('\tx'), `"'\tx"`);
  assert.equal(line('a;=1'), '"a;=1"');
  assert.equal(line('=HYPERLINK("x")'), `"'=HYPERLINK(""x"")"`);
  assert.equal(line(-1.5), '-1.5');
  assert.equal(line('+15551234567'), '+15551234567');
});
