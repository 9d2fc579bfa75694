/** Whether the service takes a text for an id that somebody chooses. */
export const isIdentifier = (text) =>
  text.length <= 64 && /^(?:[\w-]|\.(?:\.[\w.-]|[\w-]))[\w.-]*$/.test(text);
