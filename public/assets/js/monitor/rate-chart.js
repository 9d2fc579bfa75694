import { h, useCallback } from '../lib/react.js';
import { number, t } from '../lib/i18n.js';
import { LineChart } from '../components/line-chart.js';
import { Panel } from '../components/panel.js';
import { SPAN } from './feed.js';

/** Look-ups of each of the last 60 seconds. */
export function RateChart({ seconds, language }) {
  const label = useCallback(
    (index) => (index === SPAN - 1 ? t('chart.now') : t('chart.ago', { n: SPAN - 1 - index })), [language]);
  const sum = seconds.reduce((total, count) => total + count, 0);
  const said = h('p', { className: 'muted small number' }, t('chart.sum', { n: sum, most: Math.max(...seconds) }));
  return h(Panel, { title: t('chart.title'), head: said },
    h(LineChart, {
      values: seconds, label, name: t('chart.series'),
      summary: `${t('chart.title')}: ${t('chart.sum', { n: sum, most: number(Math.max(...seconds)) })}`,
    }));
}
