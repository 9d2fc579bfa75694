import { memory, store } from './store.js';

/** The languages of the pages: a line here, and a file in /assets/i18n/. Each is named in itself. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
  { code: 'hi', name: 'हिन्दी' },
];

/** The language in use. Components that show text subscribe to it. */
export const language = store('en');

let texts = {};

/** The language to begin with: the one chosen earlier, else the first of the browser's that there is, else English. */
export function preferred(chosen, wanted = []) {
  const codes = languages.map(({ code }) => code);
  const candidates = [chosen, ...wanted.map((tag) => tag.toLowerCase().split('-')[0])];
  return candidates.find((code) => codes.includes(code)) ?? 'en';
}

/** Loads the language to begin with; await it before the first text is shown. */
export const loadPreferred = () => load(preferred(memory.get('language'), navigator.languages));

/** Switches to a language, and remembers it. */
export async function choose(code) {
  await load(code);
  memory.set('language', code);
}

async function load(code) {
  const response = await fetch(`/assets/i18n/${code}.json`);
  if (!response.ok) throw new Error(`No texts for ${code}: ${response.status}`);
  use(code, await response.json());
}

/** Takes these texts into use. A text is a string, or an object of strings by plural category of `n`. */
export function use(code, newTexts) {
  texts = newTexts;
  if (globalThis.document) document.documentElement.lang = code;
  language.set(code);
}

/** Whether there is a text of this name. */
export const has = (key) => Object.hasOwn(texts, key);

/**
 * The text `key`, with `{name}` replaced by `values.name`; numbers are written as the language writes them.
 * `t('restaurants.cut', { n: 2 })` takes the plural of 2. A text that is missing shows its key.
 */
export function t(key, values = {}) {
  let text = has(key) ? texts[key] : key;
  if (typeof text === 'object') text = text[new Intl.PluralRules(language.get()).select(values.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === 'number' ? number(values[name]) : (values[name] ?? ''));
}

/** A number as the language writes it, to `digits` decimals. */
export const number = (value, digits = 0) =>
  format(Intl.NumberFormat, { minimumFractionDigits: digits, maximumFractionDigits: digits }, value);

/** A share from 0 to 1 as a percentage, to at most `digits` decimals. */
export const percent = (share, digits = 0) =>
  format(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: digits }, share);

/** A time of day, to the second, of a Date or of ms since 1970, in the viewer's time zone. */
export const time = (moment) =>
  format(Intl.DateTimeFormat, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }, moment);

/**
 * A day: of a date such as `2026-11-21`, which is the same day everywhere, or of a moment in the viewer's time zone.
 */
export const date = (day) =>
  format(Intl.DateTimeFormat, { dateStyle: 'medium', ...(isDate(day) && { timeZone: 'UTC' }) }, new Date(day));
const isDate = (day) => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day);

/** An amount of US dollars. */
export const money = (dollars) => format(Intl.NumberFormat, { style: 'currency', currency: 'USD' }, dollars);

/** A length of time or a size with its unit, in short: `unit` as Intl names it, such as `hour`. */
export const measure = (value, unit, digits = 0) =>
  format(Intl.NumberFormat, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }, value);

/** A day and time, to the minute. */
export const dateTime = (moment) => format(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short' }, moment);

// Making a formatter costs a hundred times what using one does.
const formats = new Map();

function format(Kind, options, value) {
  const key = language.get() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Kind(language.get(), options));
  return formats.get(key).format(value);
}
