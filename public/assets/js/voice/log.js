import { h } from '../lib/react.js';
import { measure, percent, t } from '../lib/i18n.js';
import { Icon } from '../components/icon.js';
import { Panel } from '../components/panel.js';
import { Table } from '../components/table.js';
import { Tiles } from '../components/tile.js';
import { timesOf } from './call.js';
import { Heard } from './phone.js';
import { LIMIT, word } from './words.js';

/**
 * The turns of a call and how long they took.
 *
 * @param {{turns: import('./call.js').Turn[], chosen?: string, onChoose: (id: string) => void, onSave?: () => void}}
 *   props `chosen`: whose understanding is shown
 */
export function Log({ turns, chosen, onChoose, onSave }) {
  const rows = turns.map((turn, index) => ({ ...turn, number: index + 1 }));
  const head = onSave && h('button', { type: 'button', onClick: onSave }, h(Icon, { name: 'check' }), t('save'));
  return h(Panel, { title: t('log'), head, className: 'ivr-log' },
    h(Times, { turns }),
    h(Table, {
      caption: t('log'), rows, rowKey: ({ id }) => id, empty: t('log.none'),
      columns: [
        { key: 'number', label: t('column.turn'), value: (turn) =>
          h('button', { type: 'button', className: 'quiet number', 'aria-label': t('log.show', { n: turn.number }),
            'aria-pressed': turn.id === chosen, disabled: !turn.answer, onClick: () => onChoose(turn.id) },
          turn.number) },
        { key: 'heard', label: t('column.heard'), value: (turn) =>
          (turn.number === 1 ? h('span', { className: 'muted' }, t('log.greeting')) : h(Heard, { turn })) },
        { key: 'meant', label: t('column.meant'), value: ({ answer }) => meaning(answer) },
        { key: 'action', label: t('column.action'), wide: true, value: ({ answer, refusal }) => (refusal
          ? h('span', { className: 'tag', 'data-tone': 'bad' }, refusal.status || t('log.noAnswer'))
          : answer && word('action', answer.next_action)) },
        { key: 'service', label: t('column.service'), kind: 'number', value: ({ answer }) =>
          (answer?.milliseconds === undefined ? '' : inMs(answer.milliseconds)) },
        { key: 'took', label: t('column.took'), kind: 'number', wide: true, value: ({ took }) =>
          (took ? inMs(took) : '') },
      ],
    }));
}

const inMs = (value) => measure(value, 'millisecond');

function meaning(answer) {
  const [first] = answer?.understood ?? [];
  return first ? `${word('intent', first.intent)} ${percent(answer.confidence)}` : '';
}

function Times({ turns }) {
  const times = timesOf(turns);
  if (!times) return null;
  const tile = (id, value) =>
    ({ id, label: t(`times.${id}`), value: inMs(value), tone: value > LIMIT ? 'bad' : undefined });
  return h(Tiles, { tiles: [
    { ...tile('last', times.last), trend: times.all }, tile('middle', times.middle), tile('most', times.most),
  ] });
}
