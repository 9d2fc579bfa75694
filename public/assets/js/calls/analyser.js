import { h, useState } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { useAnswer } from '../lib/use-answer.js';
import { Answered } from '../components/answered.js';
import { Fold } from '../components/fold.js';
import { SettingForm } from '../components/setting-form.js';

const PATH = '/api/ivr/call-analyser';

/** By what the organisation's calls are analysed; read when it is opened. */
export const Analyser = () => h(Fold, { title: t('analyser.name'), className: 'analyser' }, h(Current));

function Current() {
  const { answer, reload } = useAnswer([PATH, {}]);
  // Which opening of the dialog it is: an answer that comes late closes none that is open since.
  const [changing, setChanging] = useState(null);
  return h(Answered, { answer, reload }, ({ data: { enabled, url, model } }) => h('div', { className: 'panel-head' },
    h('p', { className: 'muted' },
      enabled ? t('analyser.outside', { model, host: new URL(url).host }) : t('analyser.builtIn')),
    h('button', { type: 'button', onClick: () => setChanging({}) }, t('change')),
    changing && h(Change, {
      set: answer.body.data, etag: answer.etag, onClose: () => setChanging(null),
      onDone: () => {
        setChanging((now) => (now === changing ? null : now));
        reload();
      },
    })));
}

const Change = ({ set, etag, onDone, onClose }) =>
  h(SettingForm, {
    title: t('analyser.name'), note: t('analyser.note'), path: PATH, method: 'PUT', etag,
    fields: [
      { name: 'enabled', label: t('analyser.enabled'), value: String(set.enabled),
        options: ['false', 'true'].map((value) => ({ value, label: t(`analyser.${value}`) })) },
      { name: 'url', label: t('analyser.url'), hint: t('analyser.urlHint'), type: 'url', autoComplete: 'off',
        value: set.url, maxLength: 500 },
      { name: 'model', label: t('analyser.model'), value: set.model, maxLength: 50, autoComplete: 'off',
        spellCheck: false },
      { name: 'timeLimitMs', label: t('analyser.timeLimit'), value: set.timeLimitMs, inputMode: 'numeric',
        autoComplete: 'off', maxLength: 5 },
      { name: 'key', label: t('analyser.key'), type: 'password', autoComplete: 'new-password', maxLength: 500,
        hint: set.hasKey ? t('analyser.kept') : undefined },
    ],
    body: ({ enabled, timeLimitMs, ...typed }) =>
      ({ ...typed, enabled: enabled === 'true', timeLimitMs: Number(timeLimitMs) }),
    onDone, onClose,
  });
