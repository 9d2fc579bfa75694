import { h } from '../lib/react.js';

/** A region that says to screen readers what has changed; it is there before it has something to say. */
export const Announcer = ({ text }) => h('p', { className: 'sr', role: 'status' }, text);
