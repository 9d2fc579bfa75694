import { get, problem } from '../lib/api.js';

const byId = (id) => document.getElementById(id);

/** The form that asks for a call config, and the place its answer is shown at. The key is kept nowhere else. */
export function lookUp(form) {
  const button = form.querySelector('button');
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { restaurant, key } = form.elements;
    const wrong = [
      check(restaurant, restaurant.value.trim() ? '' : 'Enter an id or a number.'),
      check(key, /^[\x21-\x7e]+$/.test(key.value) ? '' : 'Enter an API key.'),
    ].indexOf(false);
    if (wrong !== -1) return [restaurant, key][wrong].focus();
    button.disabled = true;
    say('Asking …', '');
    const answer = await get(`/api/ivr/restaurant/${encodeURIComponent(restaurant.value.trim())}/config`, {
      key: key.value, timeout: 10000,
    });
    button.disabled = false;
    show(answer);
  });
}

function check(input, message) {
  const place = byId(`${input.id}-error`);
  place.textContent = message;
  place.hidden = !message;
  input.toggleAttribute('aria-invalid', Boolean(message));
  if (message) input.setAttribute('aria-invalid', 'true');
  return !message;
}

function say(text, tone) {
  byId('outcome').textContent = text;
  byId('outcome').dataset.tone = tone;
  byId('facts').hidden = byId('raw').hidden = true;
}

function show(answer) {
  const data = answer.status === 200 ? answer.body?.data : null;
  if (!data) {
    say(answer.status ? `${answer.status}: ${problem(answer)}` : problem(answer), 'bad');
  } else {
    say(`${data.name}: ${handling(data)}`, 'good');
    byId('facts').replaceChildren(...facts(data));
    byId('facts').hidden = false;
  }
  byId('raw-text').textContent = answer.body ? JSON.stringify(answer.body, null, 2) : answer.text;
  byId('raw').hidden = !answer.text;
}

function handling(data) {
  if (!data.aiEnabled) return 'calls are forwarded, the assistant is off.';
  return data.currentlyInCallHours ? 'the assistant takes the call.' : 'closed now, calls are forwarded.';
}

function facts(data) {
  return [
    ['Restaurant', data.restaurantId],
    ['Assistant', data.aiEnabled ? 'on' : 'off'],
    ['Call hours', data.callHoursStart ? `${data.callHoursStart} to ${data.callHoursEnd}` : 'none today'],
    ['Open now', data.currentlyInCallHours ? 'yes' : 'no'],
    ['Agent', data.agent?.elevenlabs_agent_id || 'none'],
    ['Voice', data.agent?.voice_id || 'none'],
    ['Tools', data.agent?.tools?.join(', ') || 'none'],
    ['Forwards to', data.forwarding_number ?? 'nobody'],
  ].map(([name, value]) => {
    const row = document.createElement('div');
    row.append(element('dt', name), element('dd', value));
    return row;
  });
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
