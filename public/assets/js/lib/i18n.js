import { memory, store } from './store.js';

/**
 * The languages of the pages: a line here, and a file in /assets/i18n/ with what every page has, and one in each folder
 * there. Each is named in itself.
 */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'es', name: 'Español' },
  { code: 'hi', name: 'हिन्दी' },
];

/** The language in use. Components that show text subscribe to it. */
export const language = store('en');

let texts = {};
/** Folders of texts that are fetched when they are needed, each with the promise of having been. */
const later = new Map();

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
  // The folders of a page's own texts are named in it: nobody loads what other pages say.
  const folders = document.documentElement.dataset.texts?.split(' ') ?? [];
  const inFolder = (folder) => `${folder}/${code}.json`;
  const paths = [...[...later.keys()].map(inFolder), `${code}.json`, ...folders.map(inFolder)];
  const files = await Promise.all(paths.map(read));
  use(code, Object.assign({}, ...files));
}

/** Fetches the texts of another folder, for what opens later; a page's own come before them. */
export function fetchLater(folder) {
  if (!later.has(folder)) {
    later.set(folder, read(`${folder}/${language.get()}.json`).then((found) => {
      texts = { ...found, ...texts };
    }, (error) => {
      later.delete(folder);
      throw error;
    }));
  }
  return later.get(folder);
}

async function read(file) {
  const response = await fetch(`/assets/i18n/${file}`);
  if (!response.ok) throw new Error(`No texts in ${file}: ${response.status}`);
  return response.json();
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
  // Said aloud, so that it is found: whoever reads the page would only see a name.
  if (!has(key)) console.warn(`There is no text for ${key}.`);
  let text = has(key) ? texts[key] : key;
  if (typeof text === 'object') text = text[new Intl.PluralRules(language.get()).select(values.n)] ?? text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === 'number' ? number(values[name]) : (values[name] ?? ''));
}

/** Words to choose from, as controls take them: each with the text `FAMILY.WORD`. */
export const choices = (family, words) => words.map((value) => ({ value, label: t(`${family}.${value}`) }));

/** A number as the language writes it, to `digits` decimals. */
export const number = (value, digits = 0) =>
  format(Intl.NumberFormat, { minimumFractionDigits: digits, maximumFractionDigits: digits }, value);

/** A share from 0 to 1 as a percentage, to at most `digits` decimals. */
export const percent = (share, digits = 0) =>
  format(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: digits }, share);

/** The zone of the page's times where no other is named: its own, or as long as it has none, the viewer's. */
let pageZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
export const zoneInUse = () => pageZone;

/** Has the page's times be those of a zone; of one that this browser has not heard of, they stay the viewer's. */
export function useZone(timeZone) {
  try {
    pageZone = new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    // The browser is older than the zone.
  }
}

/** A time of day, to the second, of a Date, of ms since 1970 or of a time in ISO 8601. */
export const time = (moment) =>
  format(Intl.DateTimeFormat, {
    hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: pageZone,
  }, new Date(moment));

/** A day: of a date such as `2026-11-21`, which is the same day everywhere, or of a moment. */
export const date = (day) =>
  format(Intl.DateTimeFormat, { dateStyle: 'medium', timeZone: isDate(day) ? 'UTC' : pageZone }, new Date(day));
const isDate = (day) => typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day);

/** An amount of US dollars. */
export const money = (dollars) => format(Intl.NumberFormat, { style: 'currency', currency: 'USD' }, dollars);

/** A length of time or a size with its unit, in short: `unit` as Intl names it, such as `hour`. */
export const measure = (value, unit, digits = 0) =>
  format(Intl.NumberFormat, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits }, value);

/** A day and time, to the minute. */
export const dateTime = (moment, timeZone = pageZone) =>
  format(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short', timeZone }, new Date(moment));

/** How long to wait, rounded up: in minutes, and from an hour on in hours. */
export function waitOf(seconds) {
  const minutes = Math.ceil(seconds / 60);
  const [value, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.ceil(minutes / 60), 'hour'];
  return format(Intl.NumberFormat, { style: 'unit', unit, unitDisplay: 'long' }, value);
}

/** A date such as `2026-11-21` with its weekday, in short. */
export const shortDay = (day) => format(Intl.DateTimeFormat,
  { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }, new Date(day));

/** A day in full, as a calendar in a time zone has it. */
export const dayAt = (moment, timeZone) => format(Intl.DateTimeFormat, { dateStyle: 'full', timeZone }, moment);

/** A time of day to the minute, as a clock in a time zone shows it. */
export const timeAt = (moment, timeZone) => format(Intl.DateTimeFormat, { timeStyle: 'short', timeZone }, moment);

/** What people call a time zone. UTC is that of no place, and has no other name. */
export const zoneName = (timeZone = pageZone) =>
  formatter(Intl.DateTimeFormat, { timeZone, timeZoneName: timeZone === 'UTC' ? 'long' : 'longGeneric' })
    .formatToParts(Date.now()).find(({ type }) => type === 'timeZoneName').value;

/** What a zone is called that is to be named, since it is another than the page's; null for the page's own. */
export const otherZone = (timeZone) => (zoneName(timeZone) === zoneName() ? null : zoneName(timeZone));

// Making a formatter costs a hundred times what using one does.
const formats = new Map();

function formatter(Kind, options) {
  const key = language.get() + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Kind(language.get(), options));
  return formats.get(key);
}

const format = (Kind, options, value) => formatter(Kind, options).format(value);
