import { readdirSync, readFileSync } from 'node:fs';
import { use } from '../../public/assets/js/lib/i18n.js';

const { renderToStaticMarkup } = await import(process.env.REACT);

export const PUBLIC = new URL('../../public/', import.meta.url);

const TEXTS = new URL('assets/i18n/', PUBLIC);
const FOLDERS = readdirSync(TEXTS, { withFileTypes: true }).filter((entry) => entry.isDirectory());

const read = (path) => JSON.parse(readFileSync(new URL(path, TEXTS)));

/** The texts of a language, by where they are: those of every page, and of some. */
export const files = (code) => [`${code}.json`, ...FOLDERS.map(({ name }) => `${name}/${code}.json`)].map(read);

/** The texts of a language, of all pages. */
export const texts = (code) => Object.assign({}, ...files(code));

/** The texts of a language as each folder's pages have them. */
export const textsOfPages = (code) =>
  FOLDERS.map(({ name }) => [name, { ...read(`${code}.json`), ...read(`${name}/${code}.json`) }]);

/** Takes a language into use. Where pages have other texts of one name, those of `page` count. */
export const speak = (code, page) => use(code, { ...texts(code), ...(page && read(`${page}/${code}.json`)) });

/** A component as the HTML it first draws. */
export const drawn = (element) => renderToStaticMarkup(element);
