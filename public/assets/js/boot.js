// The theme before the first paint: a file of its own, because the page's policy allows no script in the page.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('theme');
  } catch {
    // No storage: the system's preference stands.
  }
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = chosen === 'dark' || chosen === 'light' ? chosen : system;
})();

// A page whose modules or texts cannot be had says so, in words that need neither, and begins anew when they can.
(() => {
  const WORDS = {
    en: 'The page could not be loaded as a whole. It is tried again.',
    es: 'La página no se pudo cargar completa. Se intenta de nuevo.',
    hi: 'पृष्ठ पूरा लोड नहीं हो सका। फिर कोशिश हो रही है।',
  };
  const EVERY = 4000;

  function language() {
    try {
      const chosen = localStorage.getItem('language');
      if (WORDS[chosen]) return chosen;
    } catch {
      // No storage: the browser's language stands.
    }
    return navigator.languages.map((tag) => tag.slice(0, 2)).find((code) => WORDS[code]) ?? 'en';
  }

  function say() {
    const text = document.querySelector('#root .loading');
    if (!text || text.hasAttribute('role')) return;
    document.documentElement.lang = language();
    text.setAttribute('role', 'alert');
    text.textContent = WORDS[document.documentElement.lang];
    setTimeout(again, EVERY);
  }

  /** Without an answer the browser would put a page of its own in the place of this one. */
  async function again() {
    try {
      if ((await fetch(location.href, { cache: 'no-store' })).ok) return location.reload();
    } catch {
      // Nobody answers yet.
    }
    return setTimeout(again, EVERY);
  }

  addEventListener('error', ({ target }) => target.tagName === 'SCRIPT' && say(), true);
  addEventListener('unreadable', say);
})();
