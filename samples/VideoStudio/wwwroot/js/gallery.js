// All cards, the newest first.

import { getOlder } from './api.js';
import { announce } from './announce.js';
import { Card } from './card.js';
import { count, isOver, money } from './words.js';

const list = document.getElementById('cards');
const empty = document.getElementById('empty');
const older = document.getElementById('older');
const sum = document.getElementById('sum');

export class Gallery {
  #cards = new Map();
  #cursor = null;
  #hasOlder = false;
  #clockAhead = 0;
  #actions;

  /** @param {object} actions what cards may do: onReuse(job), onSeed(seed), takesSeed(seed), onEnd(job). */
  constructor(actions) {
    this.#actions = actions;
    older.addEventListener('click', () => this.#showOlder());
    setInterval(() => this.#tick(), 1000);
  }

  /** All recent jobs: what is not among them and not older than they are is gone. */
  replace({ jobs, next, now }) {
    this.#clockAhead = Date.parse(now) - Date.now();
    const keys = new Set(jobs.map(job => job.key));
    const oldest = next === null ? -Infinity : Date.parse(jobs.at(-1).enqueuedAt);
    for (const [key, card] of this.#cards) {
      if (!keys.has(key) && Date.parse(card.job.enqueuedAt) >= oldest) {
        card.element.remove();
        this.#cards.delete(key);
      }
    }

    if (!this.#hasOlder) {
      this.#cursor = next;
    }

    this.change({ jobs });
  }

  change({ jobs }) {
    for (const job of jobs) {
      this.#put(job);
    }

    empty.hidden = this.#cards.size > 0;
    older.hidden = this.#cursor === null;
    this.#showSum();
  }

  /** Brings a job that was just ordered into sight: on a phone the form is above all cards. */
  reveal(key) {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#cards.get(key)?.element.scrollIntoView({ block: 'nearest', behavior: calm ? 'auto' : 'smooth' });
  }

  #put(job) {
    let card = this.#cards.get(job.key);
    if (!card) {
      card = new Card(job, this.#actions);
      this.#cards.set(job.key, card);
      const next = [...list.children].find(other => Date.parse(this.#cards.get(other.dataset.key).job.enqueuedAt) < Date.parse(job.enqueuedAt));
      list.insertBefore(card.element, next ?? null);
    }

    card.update(job, this.#now());
  }

  async #showOlder() {
    older.disabled = true;
    try {
      const page = await getOlder(this.#cursor);
      this.#cursor = page.next;
      this.#hasOlder = true;
      this.change(page);
    } catch (error) {
      announce(`Older videos could not be loaded. ${error.message}`);
    } finally {
      older.disabled = false;
    }
  }

  #showSum() {
    const jobs = [...this.#cards.values()].map(card => card.job);
    const videos = jobs.reduce((total, job) => total + job.videos.length, 0);
    const running = jobs.filter(job => !isOver(job)).length;
    const cost = jobs.reduce((total, job) => total + (job.cost ?? 0), 0);
    sum.textContent = jobs.length === 0 ? '' : [running > 0 ? `${running} running` : null, count(videos, 'video'), money(cost)].filter(Boolean).join(' · ');
  }

  #tick() {
    for (const card of this.#cards.values()) {
      isOver(card.job) || card.tick(this.#now());
    }
  }

  #now() {
    return Date.now() + this.#clockAhead;
  }
}
