// All cards, the newest first, by day.

import { getJobs } from './api.js';
import { announce } from './announce.js';
import { Card } from './card.js';
import * as filter from './filter.js';
import { count, dayOf, isActive, money } from './words.js';

const list = document.getElementById('cards');
const empty = document.getElementById('empty');
const none = document.getElementById('none');
const older = document.getElementById('older');
const sum = document.getElementById('sum');
const sample = document.getElementById('sample');

export class Gallery {
  #cards = new Map();
  // The next page of all jobs, and of those that the filter wants.
  #cursor = null;
  #filteredCursor = null;
  #hasOlder = false;
  #clockAhead = 0;
  #actions;
  #query = 0;

  /** @param {object} actions what cards may do and what is done about them, by name. */
  constructor(actions) {
    this.#actions = { ...actions, onGone: key => this.#remove(key), onCanceled: change => this.change(change) };
    older.addEventListener('click', () => this.#showOlder());
    filter.start(() => this.#filter());
    setInterval(() => this.#tick(), 1000);
  }

  /** All recent jobs: what is not among them and not older than they are is gone. */
  replace({ jobs, next, now, since }) {
    this.#clockAhead = Date.parse(now) - Date.now();
    const keys = new Set(jobs.map(job => job.key));
    const oldest = since ? Date.parse(since) : -Infinity;
    for (const [key, card] of this.#cards) {
      if (!keys.has(key) && Date.parse(card.job.enqueuedAt) >= oldest) {
        this.#remove(key);
      }
    }

    if (!this.#hasOlder) {
      this.#cursor = next;
    }

    this.change({ jobs });
  }

  change({ jobs, removed = [] }) {
    removed.forEach(key => this.#remove(key));
    for (const job of jobs) {
      this.#put(job);
    }

    this.#show();
  }

  find(key) {
    return this.#cards.get(key)?.job;
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
      const others = [...list.querySelectorAll('.card')];
      const next = others.find(other => Date.parse(this.#cards.get(other.dataset.key).job.enqueuedAt) < Date.parse(job.enqueuedAt));
      list.insertBefore(card.element, next ?? null);
    }

    card.update(job, this.#now());
  }

  #remove(key) {
    const card = this.#cards.get(key);
    if (card) {
      card.element.contains(document.activeElement) && document.getElementById('videos').focus();
      card.element.remove();
      this.#cards.delete(key);
      this.#show();
    }
  }

  // What is loaded is filtered at once; what is not is looked for on the server.
  async #filter() {
    const query = ++this.#query;
    this.#filteredCursor = null;
    this.#show();
    if (this.#cursor !== null && filter.isSet()) {
      const page = await getJobs(filter.query()).catch(() => ({ jobs: [], next: null }));
      if (query !== this.#query) {
        return;
      }

      this.#filteredCursor = page.next;
      this.change(page);
    }

    announce(none.hidden ? count([...list.querySelectorAll('.card:not([hidden])')].length, 'order') : none.textContent);
  }

  async #showOlder() {
    const query = this.#query;
    older.disabled = true;
    try {
      if (filter.isSet()) {
        const page = await getJobs({ cursor: this.#filteredCursor, ...filter.query() });
        this.#filteredCursor = query === this.#query ? page.next : this.#filteredCursor;
        this.change(page);
      } else {
        const page = await getJobs({ cursor: this.#cursor });
        this.#cursor = page.next;
        this.#hasOlder = true;
        this.change(page);
      }
    } catch (error) {
      announce(`Older videos could not be loaded. ${error.message}`);
    } finally {
      older.disabled = false;
    }
  }

  #show() {
    for (const card of this.#cards.values()) {
      card.element.hidden = !filter.matches(card.job);
    }

    const jobs = [...this.#cards.values()].map(card => card.job);
    empty.hidden = jobs.length > 0;
    if (!empty.hidden && !sample.src) {
      sample.src = 'sample.mp4#t=0.001';
    }

    none.hidden = jobs.length === 0 || [...list.querySelectorAll('.card:not([hidden])')].length > 0;
    older.hidden = (filter.isSet() ? this.#filteredCursor : this.#cursor) === null;
    this.#showDays();
    const shown = jobs.filter(filter.matches);
    const videos = shown.reduce((total, job) => total + job.videos.length, 0);
    const cost = shown.reduce((total, job) => total + (job.cost ?? 0), 0);
    sum.textContent = jobs.length === 0 ? '' : `${count(videos, 'video')} · ${money(cost)}`;
    this.#actions.onChange(jobs, this.#now());
  }

  #showDays() {
    const headings = new Map([...list.querySelectorAll('.day')].map(heading => [heading.textContent, heading]));
    let last = null;
    for (const element of list.querySelectorAll('.card:not([hidden])')) {
      const day = dayOf(this.#cards.get(element.dataset.key).job.enqueuedAt, this.#now());
      if (day !== last) {
        const heading = headings.get(day) ?? Object.assign(document.createElement('h3'), { className: 'day', textContent: day });
        headings.delete(day);
        element.previousElementSibling === heading || element.before(heading);
        last = day;
      }
    }

    headings.forEach(heading => heading.remove());
  }

  #tick() {
    const active = [...this.#cards.values()].filter(card => isActive(card.job));
    active.forEach(card => card.tick(this.#now()));
    active.length > 0 && this.#actions.onTick(active.map(card => card.job), this.#now());
  }

  #now() {
    return Date.now() + this.#clockAhead;
  }
}
