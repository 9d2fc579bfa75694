import { role } from '../lib/roles.js';
import { ROLES } from './words.js';

export const PATH = '/api/users';
export const pathOf = (id, rest = '') => `${PATH}/${encodeURIComponent(id)}${rest}`;

export const STATUS_TONES = { active: 'good', invited: 'warn' };

/** A user's role as texts name it. */
export const roleOf = (user) => role(user);

/** Admins have nothing to do with super admins. */
export const mayManage = (user, session) => roleOf(user) !== 'super_admin' || role(session) === 'super_admin';

/** Nobody changes their own role, status or territories: who did could not take it back. */
export const isOwn = (user, session) => user.login === session.login;

/** The roles that one may give to a user, or to who is invited. Who becomes a doctor is invited as one. */
export function rolesToGive(session, user) {
  const given = ROLES.filter((one) => one !== 'super_admin' || role(session) === 'super_admin');
  if (!user || user.doctor_id) return given;
  return given.filter((one) => one !== 'doctor');
}

const isPatient = (user) => roleOf(user) === 'patient';

/**
 * What can be done about somebody, by the names of the texts. A patient who has come in before proves to have a phone
 * instead of getting a code; nobody resets themselves.
 */
export function actionsOf(user, session) {
  const { status } = user;
  const code = status === 'active' ? 'reset' : 'inviteAgain';
  const mayGetCode = isPatient(user) ? status === 'invited' : !isOwn(user, session);
  return ['change', ...(status === 'active' ? ['unlock'] : []), ...(mayGetCode ? [code] : [])];
}

/** Whether another code ends what somebody comes in by: that is asked before. */
export const endsAccess = ({ status }) => status !== 'invited';

/** The roles that a list is asked for: one, or all but patients. */
export const rolesAsked = (chosen) => chosen || ROLES.join(',');

/** What somebody's status can be set to: an invitation becomes active by itself. */
export const statusesOf = ({ status }) => (status === 'invited' ? ['invited', 'disabled'] : ['active', 'disabled']);

const isSame = (one, other) => one.length === other.length && one.every((each) => other.includes(each));

/** Of what was typed, what is other than the user is: what stays is not sent. */
export function changesOf(user, { name, role: chosen, status, territory_ids: territories }) {
  return {
    ...(name !== undefined && name !== user.name && { name }),
    ...(chosen && chosen !== roleOf(user) && { role: chosen }),
    ...(status && status !== user.status && { status }),
    ...(territories && !isSame(territories, user.territory_ids ?? []) && { territory_ids: territories }),
  };
}

/** The address at which an invitation is accepted: with the user name, so that who is invited sees it. */
export const invitationAddress = (origin, code, login) =>
  `${origin}/invitation.html#code=${code}&login=${encodeURIComponent(login)}`;
