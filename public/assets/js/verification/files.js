/** What may be sent and what may be looked at, as values. */

export const MOST_BYTES = 20 * 1024 * 1024;
export const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.heic,.tif,.tiff';

/** The text that says what is wrong with a file before it is sent, or null. The service looks at its bytes. */
export function fault({ name, size }) {
  if (size > MOST_BYTES) return 'upload.tooLarge';
  if (size === 0) return 'upload.nothing';
  const ending = name.slice(name.lastIndexOf('.')).toLowerCase();
  return ACCEPTED.split(',').includes(ending) ? null : 'upload.kind';
}

/** How a document can be looked at: `image`, `pdf`, or null for one that can only be saved. */
export const viewOf = (mediaType) =>
  ({ 'image/jpeg': 'image', 'image/png': 'image', 'application/pdf': 'pdf' })[mediaType] ?? null;

const BEGINNINGS = {
  'image/jpeg': [0xff, 0xd8, 0xff], 'image/png': [0x89, 0x50, 0x4e, 0x47], 'application/pdf': [0x25, 0x50, 0x44, 0x46],
};

/** Whether the first bytes are those of the type: nothing is shown as what it is not. */
export const begins = (bytes,
  mediaType) => BEGINNINGS[mediaType]?.every((byte, index) => bytes[index] === byte) ?? false;

/** A size as `[value, unit, digits]` for `measure`. */
export const sized = (bytes) =>
  bytes < 1000 * 1000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte', 0] : [bytes / 1e6, 'megabyte', 1];
