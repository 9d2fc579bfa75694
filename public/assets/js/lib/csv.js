/**
 * CSV as RFC 4180 has it, with a byte order mark so that spreadsheets read UTF-8, and with a guard: a text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 *
 * @template Row
 * @param {Row[]} rows
 * @param {{label: string, value: (row: Row) => any}[]} columns
 */
export function csv(rows, columns) {
  const lines = [columns.map(({ label }) => label), ...rows.map((row) => columns.map(({ value }) => value(row)))];
  return '\ufeff' + lines.map((line) => line.map(cell).join(',') + '\r\n').join('');
}

function cell(value) {
  let text = value === null || value === undefined ? '' : String(value);
  if (/^\s*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text)) text = `'${text}`;
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
