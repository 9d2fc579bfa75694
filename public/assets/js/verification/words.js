// The words of the contract that pages show. Each has a text, and what it is coloured by beside it.

export const STATUSES = [
  'pending_review', 'in_review', 'awaiting_documents', 'escalated', 'approved', 'rejected', 'cancelled',
];
/** The statuses in which somebody still has to do something. */
export const OPEN = STATUSES.slice(0, 4);
export const NETWORKS = ['in_network', 'out_of_network', 'unknown'];
export const PRIORITIES = ['critical', 'high', 'medium', 'low'];
export const DOCUMENT_TYPES = [
  'medical_records', 'insurance_card', 'physician_notes', 'lab_results', 'imaging_reports', 'prior_authorization',
];
export const REJECTION_REASONS = [
  'insufficient_documentation', 'coverage_exclusion', 'prior_authorization_required', 'policy_limitations',
  'medical_necessity', 'provider_network',
];

export const statusTone = (status) =>
  ({ approved: 'good', rejected: 'bad', awaiting_documents: 'warn', escalated: 'warn' })[status];

export const priorityTone = (priority) => ({ critical: 'bad', high: 'warn' })[priority];

/** How a document or what was asked for stands: `requested`, `received`, `accepted`, `rejected`, `waived`,
 * `asked_again`. */
export const documentTone = (status) => ({ accepted: 'good', rejected: 'bad', requested: 'warn' })[status];
