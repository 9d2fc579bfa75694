import { h, memo, useEffect, useRef, useState } from '../lib/react.js';
import { theme } from '../lib/theme.js';
import { useStore } from '../lib/use-store.js';

const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/**
 * One series over the time up to now. The library is fetched after the page is drawn.
 *
 * @param {object} props
 * @param {number[]} props.values oldest first
 * @param {(index: number) => string} props.label what stands below the value at this place
 * @param {string} props.name of the series
 * @param {string} props.summary the same in a sentence, for who does not see the drawing
 */
export const LineChart = memo(({ values, label, name, summary }) => {
  const canvas = useRef(null);
  const chart = useRef(null);
  const latest = useRef();
  latest.current = { values, label, name };
  const [failed, setFailed] = useState(false);
  const shade = useStore(theme);

  useEffect(() => {
    let isGone = false;
    import('../../../vendor/chart.js').then(({ Chart }) => {
      if (isGone) return;
      chart.current = new Chart(canvas.current, settings(latest));
    }, () => setFailed(true));
    return () => {
      isGone = true;
      chart.current?.destroy();
      chart.current = null;
    };
  }, [shade]);

  useEffect(() => {
    if (!chart.current) return;
    const { data } = chart.current;
    data.labels = values.map((_, index) => index);
    Object.assign(data.datasets[0], { data: values, label: name });
    chart.current.update('none');
  }, [values, name, label]);

  return h('div', { className: 'chart' },
    failed
      ? h('p', { className: 'empty' }, summary)
      : h('canvas', { ref: canvas, role: 'img', 'aria-label': summary }));
});

function settings(latest) {
  const { values, name } = latest.current;
  return {
    type: 'line',
    data: {
      labels: values.map((_, index) => index),
      datasets: [{
        label: name, data: values, borderColor: color('--accent'), backgroundColor: color('--accent-soft'), fill: true,
        tension: 0.3, pointRadius: 0, borderWidth: 2, cubicInterpolationMode: 'monotone',
      }],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      font: { family: color('--font') },
      color: color('--muted'),
      plugins: {
        legend: { display: false },
        tooltip: { callbacks: { title: ([item]) => latest.current.label(item.dataIndex) } },
      },
      scales: { x: horizontal(latest), y: vertical() },
    },
  };
}

const ticks = (more) =>
  ({ color: color('--muted'), font: { family: color('--font'), size: 12 }, maxRotation: 0, ...more });

const horizontal = (latest) => ({
  grid: { display: false, borderColor: color('--line') },
  ticks: ticks({ autoSkip: false, callback: (_, index) => (index % 10 === 9 ? latest.current.label(index) : null) }),
});

const vertical = () => ({
  beginAtZero: true,
  suggestedMax: 4,
  grid: { color: color('--line'), drawBorder: false, drawTicks: false },
  ticks: ticks({ maxTicksLimit: 5, precision: 0, padding: 8 }),
});
