/** The role of a session as the pages compare it: the service prints one of them in capitals. */
export const role = (session) => String(session?.role ?? '').toLowerCase();

const ADMINS = new Set(['super_admin', 'admin']);
const REVIEWERS = new Set([...ADMINS, 'ivr']);
const MANAGERS = new Set([...ADMINS, 'manager']);
const STAFF = new Set([...REVIEWERS, 'manager', 'agent']);

/** May change the organisation's people and keys. */
export const isAdmin = (session) => ADMINS.has(role(session));

/** May work on verification requests. */
export const isReviewer = (session) => REVIEWERS.has(role(session));

/** May change what the organisation sends and to where. */
export const isManager = (session) => MANAGERS.has(role(session));

/** Is one of the doctors, who submit requests and see patients. */
export const isDoctor = (session) => role(session) === 'doctor';

export const isPatient = (session) => role(session) === 'patient';

/**
 * The page to begin at: a patient's visits, the queue for who works on requests and nothing else, the monitor for the
 * others.
 */
export function home(session) {
  if (isPatient(session)) return '/appointments.html';
  return ['ivr', 'doctor'].includes(role(session)) ? '/requests.html' : '/';
}

/** May listen to the live channel. */
export const isStaff = (session) => STAFF.has(role(session));
