/** What may be sent and what may be looked at, as values. */

export const MOST_BYTES = 20 * 1024 * 1024;
/** What a browser offers to choose from; others can be chosen all the same, and dropped. */
export const ACCEPTED = [
  '.pdf', '.jpg', '.jpeg', '.jpe', '.jfif', '.png', '.heic', '.heif', '.hif', '.tif', '.tiff',
  'application/pdf', 'image/jpeg', 'image/png', 'image/heic', 'image/heif', 'image/tiff',
].join();

/** How files of each kind begin, each byte as the character of its number. */
const BEGINNINGS = {
  'application/pdf': /^%PDF-/, 'image/jpeg': /^\xff\xd8\xff/, 'image/png': /^\x89PNG\r\n\x1a\n/,
  'image/heic': /^.{4}ftyp(he[iv][cmsx]|mif1|msf1)/s, 'image/tiff': /^(II[*+]\0|MM\0[*+])/,
};

/** Whether the first bytes are those of the type: nothing is shown as what it is not. */
export const begins = (bytes, mediaType) => BEGINNINGS[mediaType]?.test(String.fromCharCode(...bytes)) ?? false;

/** How many bytes say what a file is. */
export const HEAD = 16;

/**
 * The text that says what is wrong with a file before it is sent, or null: a file is what its bytes say, whatever it is
 * called. The service looks at the rest.
 *
 * @param {{size: number}} file
 * @param {Iterable<number>} head its first bytes
 */
export function fault({ size }, head) {
  if (size > MOST_BYTES) return 'upload.tooLarge';
  if (size === 0) return 'upload.nothing';
  return Object.keys(BEGINNINGS).some((type) => begins(head, type)) ? null : 'upload.kind';
}

/** How a document can be looked at: `image`, `pdf`, or null for one that can only be saved. */
export const viewOf = (mediaType) =>
  ({ 'image/jpeg': 'image', 'image/png': 'image', 'application/pdf': 'pdf' })[mediaType] ?? null;

/** A size as `[value, unit, digits]` for `measure`. */
export const sized = (bytes) =>
  bytes < 1000 * 1000 ? [Math.max(1, Math.round(bytes / 1000)), 'kilobyte', 0] : [bytes / 1e6, 'megabyte', 1];
