// One job. The card is made once and then changed in place.

import { announce } from './announce.js';
import { remove, retry } from './api.js';
import { cancelOrder } from './queue.js';
import { Tile } from './tile.js';
import { cents, count, facts, isOver, isUnderway, money, state, time, timeOfDay } from './words.js';

const template = document.getElementById('card-template');
const shownOfPrompt = 60;
const secondThoughts = 4000;

export class Card {
  constructor(job, actions) {
    this.actions = actions;
    this.element = template.content.firstElementChild.cloneNode(true);
    this.part = name => this.element.querySelector(name);
    this.element.dataset.key = job.key;
    this.part('.card-prompt').textContent = job.prompt;
    this.part('.card-prompt').title = job.prompt;
    this.part('.card-facts').textContent = facts(job);
    this.tiles = Array.from({ length: job.expected }, () => new Tile());
    this.part('.tiles').dataset.count = job.expected;
    this.part('.tiles').append(...this.tiles.map(tile => tile.element));
    this.tiles.forEach(tile => job.width && tile.shape(job.width, job.height));
    this.part('[data-action=reuse]').addEventListener('click', () => actions.onReuse(this.job));
    this.part('[data-action=retry]').addEventListener('click', () => retry(job.key).catch(error => announce(error.message)));
    this.part('[data-action=cancel]').addEventListener('click', () => cancelOrder(job.key, actions.onCanceled));
    this.part('[data-action=delete]').addEventListener('click', event => this.deleteAtSecondClick(event.target));
    this.job = null;
  }

  /** @param {number} now the server's time, since its clock dates the jobs. */
  update(job, now) {
    if (this.job && job.version < this.job.version) {
      return; // The response to the order may come after newer news.
    }

    const before = this.job;
    this.job = job;
    this.element.dataset.state = job.state;
    this.showTiles(job);
    if (before && before.state !== 'completed' && job.state === 'completed') {
      // Whatever could not be loaded was not saved yet.
      this.tiles.forEach(tile => tile.mend());
    }

    this.showProgress(job);
    this.showNote(job);
    this.part('.card-cost').textContent = costOf(job);
    this.part('[data-action=retry]').hidden = !['deadLettered', 'canceled'].includes(job.state);
    this.part('[data-action=retry]').textContent = job.state === 'canceled' ? 'Go on' : 'Save again';
    this.part('[data-action=cancel]').hidden = job.state !== 'queued';
    this.part('[data-action=delete]').hidden = !isOver(job);
    this.tick(now);
    before && this.tellWhatIsNew(before, job);
  }

  /** Moves the time on. */
  tick(now) {
    const job = this.job;
    const lasted = now - Date.parse(job.enqueuedAt);
    const text = isOver(job) ? `${state(job)} · ${timeOfDay(job.enqueuedAt)}` : `${state(job)} · ${time(lasted)}`;
    const element = this.part('.card-state');
    if (element.textContent !== text) {
      element.textContent = text;
    }
  }

  showTiles(job) {
    const word = job.prompt.slice(0, shownOfPrompt);
    // A video keeps its tile: which of the results it is, the service does not say.
    const fresh = job.videos.filter(video => !this.tiles.some(tile => tile.videoId === video.id));
    const empty = this.tiles.filter(tile => tile.videoId === null);
    fresh.forEach((video, index) => {
      const tile = empty[index];
      const label = `Video ${this.tiles.indexOf(tile) + 1} of ${job.expected}: ${word}`;
      tile.showVideo(video, job.key, label, job.expected === 1, this.actions);
    });

    const left = empty.slice(fresh.length);
    const failed = isOver(job) ? left.length : Math.min(job.failed, left.length);
    left.forEach((tile, index) => {
      if (index >= left.length - failed) {
        tile.showState('failed', 'Not made');
      } else {
        tile.showState(job.state === 'running' ? 'running' : 'waiting', wordFor(job, this.tiles.indexOf(tile) + 1));
      }
    });
    this.part('.tiles').hidden = isOver(job) && job.videos.length === 0;
  }

  showProgress(job) {
    const bar = this.part('progress');
    this.part('.card-progress').hidden = job.state !== 'running' || job.percent === null;
    bar.value = job.percent ?? 0;
    bar.setAttribute('aria-valuetext', `${job.percent} percent`);
  }

  showNote(job) {
    const note = this.part('.card-note');
    const message = job.failure ?? (isOver(job) ? null : job.lastError);
    note.hidden = message === null;
    note.dataset.kind = job.failure ? 'end' : 'wait';
    if (message) {
      this.part('.note-title').textContent = message.title;
      this.part('.note-advice').textContent = message.advice;
      this.part('.note-detail').textContent = message.detail;
    }
  }

  deleteAtSecondClick(button) {
    if (button.dataset.sure) {
      remove(this.job.key).then(() => this.actions.onGone(this.job.key), error => announce(error.message));
      return;
    }

    button.dataset.sure = 'true';
    button.textContent = 'Delete for good?';
    setTimeout(() => {
      delete button.dataset.sure;
      button.textContent = 'Delete';
    }, secondThoughts);
  }

  tellWhatIsNew(before, job) {
    const name = `“${job.prompt.slice(0, shownOfPrompt)}”`;
    if (isOver(job) && !isOver(before)) {
      this.actions.onEnd(job);
      announce(job.videos.length === 0
        ? `${name}${job.state === 'canceled' ? '' : ' failed'}: ${job.failure?.title ?? ''}`
        : `${name}: ${count(job.videos.length, 'video')} of ${job.expected} done.`);
    } else if (job.videos.length > before.videos.length) {
      announce(`${name}: ${job.videos.length} of ${job.expected} ready.`);
    }
  }
}

function costOf(job) {
  if (job.cost !== null) {
    return `${money(job.cost)}${isOver(job) ? '' : ' so far'}`;
  }

  return isOver(job) || job.estimatedCost === null ? '' : `about ${cents(job.estimatedCost)}`;
}

function wordFor(job, place) {
  if (job.expected > 1) {
    return `Video ${place}`;
  }

  return job.state === 'queued' || !isUnderway(job) ? 'Waiting' : job.percent === null ? 'Being made' : `${job.percent} %`;
}
