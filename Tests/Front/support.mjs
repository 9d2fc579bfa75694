import { readFileSync } from 'node:fs';
import { use } from '../../public/assets/js/lib/i18n.js';

const { renderToStaticMarkup } = await import(process.env.REACT);

export const PUBLIC = new URL('../../public/', import.meta.url);

/** The texts of a language, as the pages load them. */
export const texts = (code) => JSON.parse(readFileSync(new URL(`assets/i18n/${code}.json`, PUBLIC)));

/** Takes a language into use. */
export const speak = (code) => use(code, texts(code));

/** A component as the HTML it first draws. */
export const drawn = (element) => renderToStaticMarkup(element);
