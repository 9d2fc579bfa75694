/** The navigation of every page: a line here for each page that people go to. `name` is a text. */
export const pages = [
  { path: '/', name: 'monitor.name' },
  { path: '/api/docs', name: 'docs.name' },
];
