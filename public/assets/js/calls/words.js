/** What stands in the page's address. A caller's number is in no address: it is kept in this page's memory only. */
export const NAMES = ['call', 'from', 'to', 'restaurantId', 'sentiment', 'reason'];
export const SENTIMENTS = ['positive', 'neutral', 'negative'];
export const REASONS = [
  'Reservation', 'Appointment', 'Order', 'Hours', 'Location', 'Complaint', 'Pricing', 'Status', 'Cancellation',
  'Reschedule', 'Transfer', 'Other',
];
