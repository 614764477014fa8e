// What is being made, what waits, and why.

import { cancel } from './api.js';
import { announce } from './announce.js';
import { count, isActive, isUnderway, time } from './words.js';

const panel = document.getElementById('queue');
const list = document.getElementById('queue-list');
const more = document.getElementById('queue-more');
const template = document.getElementById('queue-template');
const most = 6;
const usually = 5 * 60000;
const aMoment = 5000;
const rows = new Map();

/**
 * @param {number} now the server's time.
 * @param {number} maxRunning how many each node of the studio makes at once.
 * @param {(change: object) => void} onChange called with what a cancellation changed.
 */
export function show(jobs, now, maxRunning, onChange) {
  const active = jobs.filter(isActive).sort((one, other) =>
    stage(one) - stage(other) || Date.parse(one.enqueuedAt) - Date.parse(other.enqueuedAt));
  const running = active.filter(job => job.state !== 'queued').length;
  const shown = active.slice(0, most);
  for (const [key, row] of rows) {
    if (!shown.some(job => job.key === key)) {
      row.remove();
      rows.delete(key);
    }
  }

  shown.forEach((job, index) => {
    const row = rows.get(job.key) ?? make(job, onChange);
    row.dataset.state = isUnderway(job) ? job.state : 'queued';
    const words = why(job, now, index - running, running, maxRunning);
    const element = row.querySelector('.queue-why');
    if (element.textContent !== words) {
      element.textContent = words;
    }

    row.querySelector('button').hidden = job.state !== 'queued';
    list.children[index] === row || list.insertBefore(row, list.children[index] ?? null);
  });
  panel.hidden = active.length === 0;
  more.hidden = active.length <= most;
  more.textContent = `and ${active.length - most} more`;
}

function make(job, onChange) {
  const row = template.content.firstElementChild.cloneNode(true);
  row.querySelector('.queue-prompt').textContent = job.prompt;
  row.querySelector('button').setAttribute('aria-label', `Cancel: ${job.prompt.slice(0, 60)}`);
  row.querySelector('button').addEventListener('click', () => cancelOrder(job.key, onChange));
  rows.set(job.key, row);
  return row;
}

/** Takes back an order that waits. It stays in the history where it may be charged. */
export async function cancelOrder(key, onChange) {
  try {
    const job = await cancel(key);
    onChange(job ? { jobs: [job] } : { jobs: [], removed: [key] });
    announce(job?.failure ? `${job.failure.title} ${job.failure.advice}` : job ? 'It goes on.' : 'Canceled. Nothing is charged for it.');
  } catch (error) {
    announce(error.message);
  }
}

function why(job, now, place, running, maxRunning) {
  if (job.state === 'delivering') {
    return 'Made; being saved';
  }

  if (job.state === 'running') {
    return whyRunning(job, now);
  }

  const line = place === 0 ? 'Next' : `Number ${place + 1} in the line`;
  if (job.lastError) {
    return `${line}. ${job.lastError.title} ${job.lastError.advice}`;
  }

  return running >= maxRunning
    ? `${line}. ${count(running, 'order')} ${running === 1 ? 'is' : 'are'} being made; it waits for one of them to end.`
    : `${line}. It begins in a moment.`;
}

const stage = job => (job.state === 'queued' ? 2 : isUnderway(job) ? 0 : 1);

// The service says at most how far it is, so the rest is what can be known from here.
function whyRunning(job, now) {
  const since = now - Date.parse(job.startedAt);
  if (!isUnderway(job)) {
    const refused = job.lastError ? `${job.lastError.title} ` : '';
    return since < aMoment
      ? `${refused}Being sent to the service.`
      : `${refused}The service has not taken it yet: it makes only a few at a time. It is taken as soon as there is room.`;
  }

  const ready = job.videos.length > 0 ? `, ${job.videos.length} of ${job.expected} ready` : '';
  const words = job.percent === null && !ready
    ? [`At the service for ${time(since)}, which does not say yet how far it is.`]
    : [`Being made${percentOf(job)}${ready}.`];
  if (job.lastError) {
    words.unshift(`Sent again: ${job.lastError.title}`);
  }

  if (since > usually) {
    words.push('Most videos take one to five minutes; the service seems to be busy.');
  }

  return words.join(' ');
}

const percentOf = job => (job.percent === null ? '' : `: ${job.percent} %`);
