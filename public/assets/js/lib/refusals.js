import { has, t } from './i18n.js';

/** What differs in sentences of the service: numbers, and kinds of files. */
const DIFFERING = /\d+(?:[.,]\d+)*|\b(?:PDF|JPEG|PNG|HEIC|TIFF)\b/g;

/**
 * A sentence of the service in the page's language: its texts are named by the sentences themselves, with `{1}` for the
 * first thing that differs. In English, as it came, when there is none.
 */
export function said(sentence) {
  if (has(`issue.${sentence}`)) return t(`issue.${sentence}`);
  const values = {};
  let count = 0;
  const form = sentence.replace(DIFFERING, (found) => {
    values[++count] = found;
    return `{${count}}`;
  });
  return has(`issue.${form}`) ? t(`issue.${form}`, values) : sentence;
}
