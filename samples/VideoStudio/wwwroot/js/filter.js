// Which videos the history shows: by words of the prompt, by what became of them, and by the day they were ordered.

import { isActive, isOver } from './words.js';

const search = document.getElementById('search');
const state = document.getElementById('state');
const when = document.getElementById('when');
const day = document.getElementById('day');
const typingPause = 300;

const groups = {
  active: isActive,
  done: job => job.state === 'completed',
  failed: job => isOver(job) && job.state !== 'completed',
};

/** @param {() => void} onChange called when another choice is made, and a moment after something was typed. */
export function start(onChange) {
  let timer;
  search.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, typingPause);
  });
  state.addEventListener('change', onChange);
  day.addEventListener('change', onChange);
  when.addEventListener('change', () => {
    day.hidden = when.value !== 'day';
    day.hidden || day.focus();
    onChange();
  });
}

export const isSet = () => state.value !== '' || search.value.trim() !== '' || range().some(Boolean);

export function matches(job) {
  const [from, before] = range();
  const ordered = Date.parse(job.enqueuedAt);
  return (state.value === '' || groups[state.value](job))
    && (!from || ordered >= from) && (!before || ordered < before)
    && job.prompt.toLocaleLowerCase().includes(search.value.trim().toLocaleLowerCase());
}

/** The same, as the server is asked. */
export function query() {
  const [from, before] = range();
  const terms = { search: search.value.trim(), state: state.value, from: from?.toISOString(), before: before?.toISOString() };
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value));
}

/** From midnight to midnight, where the person is. */
function range() {
  if (when.value === 'day') {
    return day.valueAsDate ? [midnight(day.value, 0), midnight(day.value, 1)] : [];
  }

  return when.value === '' ? [] : [midnight(new Date(), 1 - Number(when.value))];
}

function midnight(date, days) {
  const [year, month, dayOfMonth] = date instanceof Date
    ? [date.getFullYear(), date.getMonth(), date.getDate()]
    : date.split('-').map((part, index) => Number(part) - (index === 1 ? 1 : 0));
  return new Date(year, month, dayOfMonth + days);
}
