// What is being made, what waits, and why.

import { cancel } from './api.js';
import { announce } from './announce.js';
import { count, isActive } from './words.js';

const panel = document.getElementById('queue');
const list = document.getElementById('queue-list');
const more = document.getElementById('queue-more');
const template = document.getElementById('queue-template');
const most = 6;
const rows = new Map();

/** @param {number} maxRunning how many the studio makes at once. */
export function show(jobs, maxRunning, onGone) {
  const active = jobs.filter(isActive).sort((one, other) =>
    (one.state === 'queued') - (other.state === 'queued') || Date.parse(one.enqueuedAt) - Date.parse(other.enqueuedAt));
  const running = active.filter(job => job.state !== 'queued').length;
  const shown = active.slice(0, most);
  for (const [key, row] of rows) {
    if (!shown.some(job => job.key === key)) {
      row.remove();
      rows.delete(key);
    }
  }

  shown.forEach((job, index) => {
    const row = rows.get(job.key) ?? make(job, onGone);
    row.dataset.state = job.state;
    row.querySelector('.queue-why').textContent = why(job, index - running, running, maxRunning);
    row.querySelector('button').hidden = job.state !== 'queued';
    list.children[index] === row || list.insertBefore(row, list.children[index] ?? null);
  });
  panel.hidden = active.length === 0;
  more.hidden = active.length <= most;
  more.textContent = `and ${active.length - most} more`;
}

function make(job, onGone) {
  const row = template.content.firstElementChild.cloneNode(true);
  row.querySelector('.queue-prompt').textContent = job.prompt;
  row.querySelector('button').setAttribute('aria-label', `Cancel: ${job.prompt.slice(0, 60)}`);
  row.querySelector('button').addEventListener('click', () => cancelOrder(job.key, onGone));
  rows.set(job.key, row);
  return row;
}

/** Takes back an order that waits. */
export async function cancelOrder(key, onGone) {
  try {
    await cancel(key);
    onGone(key);
    announce('Canceled. Nothing is charged for it.');
  } catch (error) {
    announce(error.message);
  }
}

function why(job, place, running, maxRunning) {
  if (job.state === 'delivering') {
    return 'Made; being saved';
  }

  if (job.state === 'running') {
    const ready = job.videos.length > 0 ? `, ${job.videos.length} of ${job.expected} ready` : '';
    return job.percent === null && !ready ? 'Sent to the service, or waiting there for room' : `Being made${percentOf(job)}${ready}`;
  }

  const line = place === 0 ? 'Next' : `Number ${place + 1} in the line`;
  if (job.lastError) {
    return `${line}. ${job.lastError.title} ${job.lastError.advice}`;
  }

  return running >= maxRunning
    ? `${line}. The studio makes ${count(maxRunning, 'order')} at once; it waits for one of them to end.`
    : `${line}. It begins in a moment.`;
}

const percentOf = job => (job.percent === null ? '' : `: ${job.percent} %`);
