/** The parts of the page, as its address and its texts name them. */
export const PARTS = ['users', 'keys', 'territories', 'calendar', 'emergency', 'audit'];

/** What the audit trail is filtered by. */
export const FILTERS = ['event', 'outcome', 'actor_id', 'resource_type', 'resource_id', 'patient_id', 'from', 'to'];

/** What stands in the page's address. */
export const NAMES = ['part', ...FILTERS];

/** The roles that are given; patients register, or are made by a call. */
export const ROLES = ['super_admin', 'admin', 'manager', 'agent', 'ivr', 'doctor'];

/** The part that an address names; the first when it names none. */
export const partOf = (name) => (PARTS.includes(name) ? name : PARTS[0]);
