/** The role of a session as the pages compare it: the service prints one of them in capitals. */
export const role = (session) => String(session?.role ?? '').toLowerCase();

const REVIEWERS = new Set(['super_admin', 'admin', 'ivr']);
const STAFF = new Set([...REVIEWERS, 'manager', 'agent']);

/** May work on verification requests. */
export const isReviewer = (session) => REVIEWERS.has(role(session));

/** The page that work begins at: the queue for who works on requests and nothing else, the monitor for the others. */
export const home = (session) => (['ivr', 'doctor'].includes(role(session)) ? '/requests.html' : '/');

/** May listen to the live channel. */
export const isStaff = (session) => STAFF.has(role(session));
