/** Makes `button` switch between the light and the dark theme, and remember which. */
export function themeSwitch(button) {
  const root = document.documentElement;
  const show = () => button.setAttribute('aria-pressed', String(root.dataset.theme === 'dark'));
  button.addEventListener('click', () => {
    root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
    try {
      localStorage.setItem('theme', root.dataset.theme);
    } catch {
      // No storage: it holds for this visit.
    }
    show();
  });
  show();
}
