/** What the one with an id is called, among those that have an `id` and a `name`; nothing when it is not there. */
export const named = (all, id) => all?.find((one) => one.id === id)?.name;
