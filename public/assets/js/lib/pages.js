import { isAdmin, isDoctor, isManager, isPatient, isReviewer, isStaff } from './roles.js';

/**
 * The navigation of every page: a line here for each page that people go to. `name` is a text; `isFor` says who is led
 * there; `isOpen`, for whom the service decides, because it depends on more than the role. The service refuses who may
 * not; this only spares them the way.
 */
export const pages = [
  { path: '/', name: 'monitor.name', isFor: (session) => !isDoctor(session) && !isPatient(session) },
  { path: '/requests.html', name: 'requests.name', isFor: (session) => isReviewer(session) || isDoctor(session) },
  // Emergency access leads others to one patient.
  { path: '/patient.html', name: 'patients.name', isFor: isReviewer, isOpen: (_, asked) => asked.has('id') },
  { path: '/records.html', name: 'records.name', isFor: isReviewer },
  { path: '/calls.html', name: 'calls.name', isFor: isStaff },
  { path: '/voice.html', name: 'voice.name', isFor: isStaff },
  { path: '/schedule.html', name: 'schedule.name', isFor: (session) => isStaff(session) || isDoctor(session) },
  { path: '/messages.html', name: 'messages.name', isFor: isManager },
  { path: '/webhooks.html', name: 'webhooks.name', isFor: isManager },
  { path: '/outbox.html', name: 'outbox.name', isFor: isManager },
  { path: '/administration.html', name: 'administration.name', isFor: isAdmin },
  { path: '/submit.html', name: 'submit.name', isFor: isReviewer, isOpen: isDoctor },
  { path: '/appointments.html', name: 'appointments.name', isFor: isPatient },
  { path: '/api/docs', name: 'docs.name', isFor: (session) => !isPatient(session) },
];

/** The pages that who is signed in is led to. */
export const pagesOf = (session) => pages.filter(({ isFor }) => isFor(session));

/** The address of a request. */
export const addressOf = (id) => `/request.html?id=${encodeURIComponent(id)}`;

/** The address where a request is submitted again. */
export const addressOfAnew = (id) => `/submit.html?again=${encodeURIComponent(id)}`;

/** The address of a patient. */
export const addressOfPatient = (id) => `/patient.html?id=${encodeURIComponent(id)}`;

/** Whether a page is there for who is signed in: patients have pages of their own, which are nobody else's. */
export const isOpenTo = (path, session) => isPatient(session) === (path === '/appointments.html');

/** The page at an address, when it is in the navigation and not for who is signed in. */
export const closedTo = ({ pathname, search }, session) => pages.find(({ path, isFor, isOpen }) =>
  path === pathname && !isFor(session) && !isOpen?.(session, new URLSearchParams(search)));
