import { h } from '../lib/react.js';
import { t } from '../lib/i18n.js';
import { ShownOnce } from '../components/shown-once.js';

/** @param {{secret: string, onClose: () => void}} props */
export const SecretDialog = (props) =>
  h(ShownOnce, { title: t('secret'), note: t('secret.note'), label: t('secret.label'), ...props });
