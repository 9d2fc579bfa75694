import { useEffect, useRef, useState } from '../lib/react.js';
import { focusFirstError } from './field.js';

/**
 * A form with fields that can be wrong, while it is typed in and sent.
 *
 * @param {Record<string, string>} [found] what is wrong to begin with
 * @returns {{form: {current: HTMLFormElement | null}, errors: Record<string, string>, isBusy: boolean,
 *   setBusy: (isBusy: boolean) => void, refuse: (errors: Record<string, string>) => void, forgive: () => void}}
 *   `form`: the `ref` of it; `errors`: what is wrong, by field; `refuse` says it, and the first field that is wrong gets
 *   the focus; `forgive` takes it back
 */
export function useForm(found) {
  const form = useRef(null);
  const [errors, setErrors] = useState(found ?? {});
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    if (found) focusFirstError(form.current);
  }, []);

  function refuse(wrong) {
    setErrors(wrong);
    setBusy(false);
    setTimeout(() => form.current && focusFirstError(form.current));
  }

  return { form, errors, isBusy, setBusy, refuse, forgive: () => setErrors({}) };
}
