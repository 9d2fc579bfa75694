/**
 * What the queue shows, as values: in the page's address, and as the service is asked.
 *
 * The text that is searched for may be a patient's name, so it is in no address: `asked` puts it into a body.
 */
import { question } from '../lib/question.js';
import { OPEN, PRIORITIES, STATUSES } from './words.js';

/** What stands in the page's address, by the names that the service has for it. */
export const NAMES = ['status', 'priority', 'doctor_id', 'payer_id', 'assignee', 'from', 'to', 'overdue', 'sort'];
export const SORTS = ['due', '-submitted', 'submitted', 'priority', '-updated'];
export const PAGE = 50;
const PATH = '/api/ivr/requests';
const EXPORT = '/api/ivr/export/requests';

/** The words of a list such as `high,low` that are among `known`, in the order of `known`. */
export const listed = (text, known) => {
  const words = new Set(text.split(','));
  return known.filter((word) => words.has(word));
};

/** `text` with `word` taken in or out, in the order of `known`. */
export const switched = (text, word, known) => {
  const words = new Set(listed(text, known));
  if (!words.delete(word)) words.add(word);
  return known.filter((one) => words.has(one)).join(',');
};

/** The order that somebody begins with: reviewers by what is due first, clinics by what they sent last. */
export const firstSort = (isReviewer) => (isReviewer ? 'due' : '-submitted');

/** Values out of an address with what is no value of its filter left out, so that a link cannot break the page. */
export function sound(values) {
  const day = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : '');
  return {
    ...values,
    status: listed(values.status, STATUSES).join(','),
    priority: listed(values.priority, PRIORITIES).join(','),
    from: day(values.from), to: day(values.to),
    overdue: values.overdue === 'true' ? 'true' : '',
    sort: SORTS.includes(values.sort) ? values.sort : '',
  };
}

/** How many filters are set; an order is none. */
export const count = (values, text) =>
  NAMES.filter((name) => name !== 'sort' && values[name]).length + (text ? 1 : 0);

/** The filters as the service takes them. What is overdue is in the order in which it became so. */
const members = ({ sort, overdue, ...values }, first) =>
  ({ sort: overdue ? '' : sort || first, ...values, overdue: overdue && true });

/**
 * How the service is asked for a page of the list.
 *
 * @param {Record<string, string>} values of {@link NAMES}
 * @param {string} text to search for
 * @param {{first: string, cursor?: string}} options the order to begin with, and where the page begins
 * @returns {[path: string, options: object]} for `request`
 */
export const asked = (values, text, { first, cursor }) =>
  question(PATH, { ...members(values, first), limit: PAGE, cursor }, { q: text });

/** How the service is asked for a file of exactly what the list shows. */
export const askedFile = (values, text, first) => question(EXPORT, members(values, first), { q: text }, '');

const open = OPEN.join(',');
const nothing = Object.fromEntries(NAMES.map((name) => [name, '']));

/** What each of the counters counts, as filters. There is none for the day of a decision. */
export const COUNTED = {
  open: { ...nothing, status: open },
  unassigned: { ...nothing, status: open, assignee: 'none' },
  mine: { ...nothing, status: open, assignee: 'me' },
  overdue: { ...nothing, overdue: 'true' },
  awaiting: { ...nothing, status: 'awaiting_documents' },
  closed: { ...nothing, status: 'approved,rejected', sort: '-updated' },
};

/** Whether the list shows what this counter counts. */
export const shows = (values, counted) => NAMES.every((name) => name === 'sort' || values[name] === counted[name]);
