import { has, t, zoneInUse } from '../lib/i18n.js';
import { addDays, dayOf, isDay, startOf } from '../lib/zone.js';

/**
 * What can have been done, by what it was done to, as the trail stores it. One that is not here can still be in the
 * trail: it is shown as it is stored.
 */
export const EVENTS = {
  access: ['access', 'answer_replayed'],
  user: [
    'sign_in', 'sign_out', 'refresh', 'refresh_token_reused', 'user_invited', 'user_reset', 'invitation_accepted',
    'user_changed', 'user_unlocked', 'user_disabled', 'password_changed', 'password_reset_asked', 'password_reset',
  ],
  api_key: ['api_key_created', 'api_key_rotated', 'api_key_revoked', 'key_used'],
  organisation: [
    'organisation_created', 'territory_created', 'territory_renamed', 'calendar_changed', 'audit_events_read',
  ],
  break_glass: ['break_glass_granted', 'break_glass_listed', 'break_glass_reviewed'],
  patient: [
    'patient_created', 'patient_changed', 'patient_read', 'patient_listed', 'patient_searched', 'patient_registered',
    'patient_welcomed', 'patient_accounts_listed', 'patient_settings_changed', 'phone_proof_asked', 'phone_proven',
    'account_link_asked', 'account_linked', 'account_link_declined', 'account_unlinked', 'link_proposals_listed',
  ],
  verification_request: [
    'request_created', 'request_read', 'request_listed', 'request_searched', 'request_exported', 'request_history_read',
    'request_claim', 'request_assign', 'request_release', 'request_start_review', 'request_approve', 'request_reject',
    'request_request_documents', 'request_complete_documents', 'request_reopen_documents', 'request_escalate',
    'request_resolve_escalation', 'request_cancel', 'request_reopen', 'request_resubmit', 'request_document_uploaded',
    'request_document_accepted', 'request_document_rejected', 'request_document_waived', 'documents_listed',
    'document_read', 'checklist_read', 'note_added', 'notes_read', 'message_sent', 'messages_read',
    'messages_marked_read',
  ],
  appointment: [
    'appointments_listed', 'appointment_read', 'appointment_history_read', 'appointment_held', 'appointment_booked',
    'appointment_moved', 'appointment_confirmed', 'appointment_arrived', 'appointment_fulfilled', 'appointment_noshow',
    'appointment_cancelled', 'appointment_expired', 'calendar_feed_made', 'calendar_feed_read', 'calendar_feed_deleted',
    'waitlist_listed', 'waitlist_joined', 'waitlist_left', 'waitlist_offered',
  ],
  call: [
    'call_processed', 'call_repeated', 'call_completed', 'call_completion_repeated', 'call_read', 'calls_listed',
    'calls_searched', 'calls_exported', 'call_analyser_changed', 'look_ups_read', 'caller_verified', 'voice_turn',
    'conversation_read', 'conversations_listed', 'conversation_saved', 'conversation_rehearsed', 'conversation_deleted',
  ],
  message: [
    'messages_listed', 'messages_searched', 'message_read', 'message_settings_changed', 'message_test_sent',
    'opt_outs_listed', 'opt_out_added', 'opt_out_removed', 'outbox_message_retried', 'outbox_message_settled',
    'outbox_message_cancelled', 'outbox_target_paused', 'outbox_target_resumed', 'outbox_target_retried',
    'outbox_target_cancelled',
  ],
  webhook: [
    'webhook_registered', 'webhook_changed', 'webhook_deleted', 'webhook_paused', 'webhook_tested',
    'webhook_secret_rotated', 'webhook_delivery_read', 'webhook_delivery_replayed', 'webhook_deliveries_replayed',
  ],
  master_data: [
    'doctor_created', 'doctor_changed', 'doctor_hours_changed', 'clinic_created', 'clinic_changed', 'payer_created',
    'payer_changed', 'product_created', 'product_changed', 'restaurant_created', 'restaurant_changed',
    'restaurant_deleted',
  ],
};

/** The kinds of things that something is done to. */
export const RESOURCES = [
  'user', 'session', 'api_key', 'patient', 'verification_request', 'document', 'appointment', 'clinic',
  'waitlist_entry', 'call', 'call_analyser', 'conversation', 'saved_conversation', 'look_ups', 'message',
  'message_settings', 'message_opt_out', 'outbox_message', 'outbox_target', 'webhook', 'webhook_delivery', 'doctor',
  'payer', 'product', 'restaurant', 'organisation', 'territory', 'calendar', 'break_glass', 'audit_events', 'route',
  'verification',
];

export const OUTCOMES = ['success', 'refused'];
export const OUTCOME_TONES = { refused: 'bad' };

const word = (key, code) => (has(key) ? t(key) : code);

/** What was done, in words; as it is stored when there are none. */
export const eventWord = (event) => word(`audit.${event}`, event);
export const resourceWord = (type) => word(`resource.${type}`, type);

/** The events as a list that is chosen from: by what they are about, and in words. */
export const eventOptions = () => Object.entries(EVENTS).flatMap(([family, events]) =>
  events.map((value) => ({ value, label: `${t(`about.${family}`)}: ${eventWord(value)}` })));

/** Who did it: the name, the id of one whose name is not known, or a word for who has none. */
export const actorWord = ({ type, id }, names) => names.get(id) ?? id ?? t(`actor.${type}`);

/**
 * The first moment of a day such as `2026-11-22` in the page's zone, or of a later one; none for what is no day, which
 * an address can name, nor for one of a year beyond 9999.
 */
function midnight(day, later = 0) {
  const begun = isDay(day) ? addDays(day, later) : '';
  return isDay(begun) ? new Date(startOf(begun, zoneInUse())).toISOString() : '';
}

/** The day a month ago: what was done with a patient is looked for in some time only. */
export const monthAgo = (now = Date.now()) => addDays(dayOf(now, zoneInUse()), -30);

/** What the page is filtered by as the service takes it: days, the last one whole, become moments. */
export const asked = ({ from, to, ...others }) => ({
  ...others, from: from && midnight(from), to: to && midnight(to, 1),
});
