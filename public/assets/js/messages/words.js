/** What stands in the page's address. A recipient is in no address: it is kept in this page's memory only. */
export const NAMES = ['message', 'from', 'to', 'channel', 'state', 'template'];
export const CHANNELS = ['email', 'sms'];
export const STATES = ['waiting', 'sent', 'kept', 'failed', 'unknown', 'cancelled', 'suppressed'];
/** What nothing becomes of any more. */
export const OVER = ['sent', 'kept', 'cancelled', 'suppressed'];
export const TEMPLATES = [
  'call_completed', 'one_time_code', 'password_code', 'patient_welcome', 'booking_synced', 'account_linked',
  'phone_changed', 'visit_reminder', 'visit_reminder_late', 'visit_cancelled', 'visit_cancelled_by_word',
  'visit_moved', 'visit_too_late', 'visit_has_moved', 'visit_several', 'waitlist_offer', 'waitlist_offer_over',
  'waitlist_several', 'waitlist_busy', 'test',
];
export const TONES = { sent: 'good', kept: 'good', failed: 'bad', unknown: 'warn', waiting: 'warn' };
