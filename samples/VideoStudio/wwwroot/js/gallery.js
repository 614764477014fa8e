// All cards, the newest first, by day.

import { getJobs } from './api.js';
import { announce } from './announce.js';
import { Card } from './card.js';
import { count, dayOf, isActive, isOver, money } from './words.js';

const list = document.getElementById('cards');
const empty = document.getElementById('empty');
const none = document.getElementById('none');
const older = document.getElementById('older');
const sum = document.getElementById('sum');
const search = document.getElementById('search');
const state = document.getElementById('state');
const typingPause = 300;

const groups = {
  active: isActive,
  done: job => job.state === 'completed',
  failed: job => isOver(job) && job.state !== 'completed',
};

export class Gallery {
  #cards = new Map();
  #cursor = null;
  #hasOlder = false;
  #clockAhead = 0;
  #actions;
  #timer;
  #query = 0;

  /** @param {object} actions what cards may do and what is done about them, by name. */
  constructor(actions) {
    this.#actions = { ...actions, onGone: key => this.#remove(key) };
    older.addEventListener('click', () => this.#showOlder());
    state.addEventListener('change', () => this.#filter());
    search.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#filter(), typingPause);
    });
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

  #matches(job) {
    const words = search.value.trim().toLocaleLowerCase();
    return (state.value === '' || groups[state.value](job)) && job.prompt.toLocaleLowerCase().includes(words);
  }

  // What is loaded is filtered at once; what is not is looked for on the server.
  async #filter() {
    const query = ++this.#query;
    this.#show();
    if (this.#cursor !== null && this.#isFiltered()) {
      const { jobs } = await getJobs({ search: search.value, state: state.value }).catch(() => ({ jobs: [] }));
      query === this.#query && this.change({ jobs });
    }

    announce(none.hidden ? count([...list.querySelectorAll('.card:not([hidden])')].length, 'order') : none.textContent);
  }

  async #showOlder() {
    older.disabled = true;
    try {
      const page = await getJobs({ cursor: this.#cursor, search: search.value, state: state.value });
      if (!this.#isFiltered()) {
        this.#cursor = page.next;
        this.#hasOlder = true;
      }

      this.change(page);
    } catch (error) {
      announce(`Older videos could not be loaded. ${error.message}`);
    } finally {
      older.disabled = false;
    }
  }

  #isFiltered() {
    return state.value !== '' || search.value.trim() !== '';
  }

  #show() {
    for (const card of this.#cards.values()) {
      card.element.hidden = !this.#matches(card.job);
    }

    const jobs = [...this.#cards.values()].map(card => card.job);
    empty.hidden = jobs.length > 0;
    none.hidden = jobs.length === 0 || [...list.querySelectorAll('.card:not([hidden])')].length > 0;
    older.hidden = this.#cursor === null || this.#isFiltered();
    this.#showDays();
    const videos = jobs.reduce((total, job) => total + job.videos.length, 0);
    const cost = jobs.reduce((total, job) => total + (job.cost ?? 0), 0);
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
  }

  #now() {
    return Date.now() + this.#clockAhead;
  }
}
