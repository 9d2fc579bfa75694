// Swagger UI over the API's own document. Whoever is signed in asks with the session's cookie: the requests come from
// this very site, and the service knows them by that. Nothing is kept when the page is left.
document.documentElement.classList.toggle('dark-mode', document.documentElement.dataset.theme === 'dark');

window.SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#ui',
  deepLinking: false, // its links stand within buttons, which no screen reader can tell apart
  docExpansion: 'none', // a list of this length is drawn only where it is seen, and the browser's search misses the rest
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: true,
  persistAuthorization: false,
  validatorUrl: null, // the document goes to nobody else
  withCredentials: true,
});
