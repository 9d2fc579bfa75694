import { date, dateTime, has, language as shown, t } from '../lib/i18n.js';
import { isDay } from '../lib/zone.js';

/** The text for one of a family of the service's words; the word itself when it is new to the page. */
export const word = (family, name) => (has(`${family}.${name}`) ? t(`${family}.${name}`) : name);

/** Languages that a caller may speak, each as recognisers and voices of the browser name it. */
export const SPOKEN = { en: 'en-US', es: 'es-US', hi: 'hi-IN', fr: 'fr-FR', de: 'de-DE', pt: 'pt-BR', it: 'it-IT' };

/** What a language is called in the one that the page is shown in. */
export const languageName = (code) => {
  const name = new Intl.DisplayNames([shown.get()], { type: 'language' }).of(code);
  return name.charAt(0).toLocaleUpperCase(shown.get()) + name.slice(1);
};

/** What is known of a value: in words, and of what is not told only that it was given. */
export function told({ value, text }) {
  if (value === 'given') return t('slot.given');
  // Times of the clinic's clock.
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return t('slot.there', { time: dateTime(`${text}Z`, 'UTC') });
  return text.split('/').map((part) => (isDay(part) ? date(part) : part)).join(' – ');
}

/** How a call that goes on or has ended looks in a list. */
export const TONES = { booked: 'good', moved: 'good', cancelled: 'good', informed: 'good', transferred: 'warn' };

/** As slow as a turn may be, in ms. */
export const LIMIT = 300;
