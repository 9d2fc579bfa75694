import { isReviewer, role } from './roles.js';

/**
 * The navigation of every page: a line here for each page that people go to. `name` is a text; `isFor` says who is led
 * there, everyone where it is missing. The service refuses who may not; this only spares them the way.
 */
export const pages = [
  { path: '/', name: 'monitor.name', isFor: (session) => role(session) !== 'doctor' },
  { path: '/requests.html', name: 'requests.name', isFor: (session) => isReviewer(session)
    || role(session) === 'doctor' },
  { path: '/submit.html', name: 'submit.name', isFor: isReviewer },
  { path: '/api/docs', name: 'docs.name' },
];

/** The pages that who is signed in is led to. */
export const pagesOf = (session) => pages.filter(({ isFor }) => !isFor || isFor(session));
