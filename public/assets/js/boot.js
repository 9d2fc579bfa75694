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

// A page of which a file cannot be had says so, in words that need none, and begins anew when it can.
(() => {
  const WORDS = {
    en: 'The page could not be loaded as a whole. It is tried again.',
    es: 'La página no se pudo cargar completa. Se intenta de nuevo.',
    hi: 'पृष्ठ पूरा लोड नहीं हो सका। फिर कोशिश हो रही है।',
  };

  function say() {
    const text = document.querySelector('#root .loading');
    if (!text || text.hasAttribute('role')) return;
    let chosen = null;
    try {
      chosen = localStorage.getItem('language');
    } catch {
      // No storage: the browser's language stands.
    }
    const code = [chosen, ...navigator.languages.map((tag) => tag.slice(0, 2)), 'en'].find((one) => WORDS[one]);
    document.documentElement.lang = code;
    text.setAttribute('role', 'alert');
    text.textContent = WORDS[code];
    later();
  }

  // Without an answer the browser would put a page of its own in the place of this one.
  const again = () => fetch(location.href, { cache: 'no-store' })
    .then(({ ok }) => (ok ? location.reload() : later()), later);
  const later = () => setTimeout(again, 4000);

  addEventListener('error', ({ target }) => target.tagName === 'SCRIPT' && say(), true);
  addEventListener('unreadable', say);
})();
