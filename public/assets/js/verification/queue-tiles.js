import { h } from '../lib/react.js';
import { number, t } from '../lib/i18n.js';
import { writeQuery } from '../lib/query.js';
import { Tiles } from '../components/tile.js';
import { COUNTED, shows } from './filters.js';

/**
 * The counters, each of which leads to what it counts.
 *
 * @param {object} props
 * @param {object | null} props.counters as the service has them
 * @param {Record<string, string>} props.values the filters that are set
 * @param {(values: Record<string, string>) => void} props.onChoose
 * @param {boolean} props.isReviewer clinics have no work of their own in the queue
 */
export function QueueTiles({ counters, values, onChoose, isReviewer }) {
  const tile = (id, value, { note, tone } = {}) => ({
    id, label: t(`counter.${id}`), value: counters ? number(value ?? 0) : '–', note: note ?? '',
    tone: counters && value > 0 ? tone : undefined,
    link: {
      href: writeQuery('', COUNTED[id]) || '?',
      'aria-current': shows(values, COUNTED[id]) ? 'true' : undefined,
      onClick(event) {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onChoose(COUNTED[id]);
      },
    },
  });
  const {
    open, unassigned, mine, overdue, at_risk: atRisk, awaiting_documents: awaiting, decided_today: decided,
  } = counters ?? {};
  return h(Tiles, {
    tiles: [
      tile('open', open),
      isReviewer && tile('mine', mine),
      isReviewer && tile('unassigned', unassigned),
      tile('overdue', overdue, { tone: 'bad', note: atRisk ? t('counter.atRisk', { n: atRisk }) : '' }),
      tile('awaiting', awaiting),
      tile('decided', decided, { note: t('counter.today') }),
    ].filter(Boolean),
  });
}
