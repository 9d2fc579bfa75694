import { h } from '../lib/react.js';
import { choose, language, languages, t } from '../lib/i18n.js';
import { switchTheme, theme } from '../lib/theme.js';
import { useStore } from '../lib/use-store.js';
import { toast } from './toast.js';
import { Icon } from './icon.js';

/** The switches that every page has: language and theme. Both are remembered by the browser. */
export function Preferences() {
  const shade = useStore(theme);
  const code = useStore(language);
  const change = (event) => choose(event.target.value).catch(() => toast(() => t('error.UNREACHABLE'), 'bad'));
  return h('div', { className: 'preferences' },
    h('select', { id: 'language', 'aria-label': t('language'), value: code, onChange: change },
      languages.map((one) => h('option', { key: one.code, value: one.code, lang: one.code }, one.name))),
    h('button', {
      type: 'button', id: 'theme', 'aria-label': t('theme.dark'), 'aria-pressed': shade === 'dark',
      onClick: switchTheme,
    }, h(Icon, { name: shade === 'dark' ? 'moon' : 'sun' })));
}
