import { csv } from '../lib/csv.js';
import { save } from '../lib/save.js';

/** Saves look-ups as a file; `names` of the restaurants, by their ids. */
export const saveLookUps = (rows, names) => save('look-ups.csv', csv(rows, exported(names)));

/** The file's columns have names for programs, the same in every language. */
const exported = (names) => [
  { label: 'id', value: ({ id }) => id },
  { label: 'at', value: ({ at }) => at },
  { label: 'restaurant', value: ({ restaurant }) => restaurant },
  { label: 'restaurant_name', value: ({ restaurant }) => names.get(restaurant) },
  { label: 'in_call_hours', value: ({ inCallHours }) => inCallHours },
  { label: 'ai_enabled', value: ({ aiEnabled }) => aiEnabled },
  { label: 'milliseconds', value: ({ microseconds }) => microseconds / 1000 },
];
