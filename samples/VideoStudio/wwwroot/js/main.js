// Where the parts meet.

import * as attention from './attention.js';
import { announceUrgently, announce } from './announce.js';
import { getForm, Refusal, validate } from './api.js';
import { listen } from './feed.js';
import { bringIntoSight, focusFirstError, pathsOf, showErrors, showFormError } from './fields.js';
import * as frame from './firstframe.js';
import * as form from './form.js';
import { Gallery } from './gallery.js';
import * as orders from './orders.js';
import * as price from './price.js';
import * as queue from './queue.js';
import * as viewer from './viewer.js';

const validationPause = 350;
const thanksPause = 1200;
const retryPause = 2000;

const submit = document.getElementById('submit');
const serviceNote = document.getElementById('service-note');
const touched = new Set();
let validation;
let timer;

const gallery = new Gallery({
  onReuse: job => {
    form.fill(job);
    bringIntoSight(document.getElementById('prompt'));
    announce('The form has the settings of that video.');
  },
  onSeed: form.useSeed,
  takesSeed: form.takesSeed,
  onEnd: job => {
    price.refresh();
    attention.tellEnd(job);
  },
  onChange: (jobs, now) => {
    showQueue(jobs, now);
    attention.showActive(jobs);
  },
  onTick: (active, now) => showQueue(active, now),
});

const offer = await offered();
form.start(offer, control => {
  pathsOf(control).forEach(path => touched.add(path));
  clearTimeout(timer);
  timer = setTimeout(check, validationPause);
});
listen(all => gallery.replace(all), change => gallery.change(change), isConnected => {
  const link = document.getElementById('link');
  const now = isConnected ? 'connected' : 'lost';
  if (link.dataset.state !== now) {
    link.dataset.state === 'lost' && announce('Connected again.');
    isConnected || announceUrgently('The connection to the server is lost. Trying again.');
    link.dataset.state = now;
    document.getElementById('link-text').textContent = isConnected ? 'Connected' : 'Reconnecting';
  }
});

serviceNote.textContent = offer.service.note;
serviceNote.hidden = false;
price.refresh();
attention.start();
viewer.start(key => gallery.find(key));
document.getElementById('order').addEventListener('submit', event => {
  event.preventDefault();
  order();
});
document.addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    order();
  } else if (event.key === '/' && !event.target.matches('input, textarea, select')) {
    event.preventDefault();
    document.getElementById('search').focus();
  }
});
if (orders.isPending()) {
  follow(orders.resume(showWaiting));
}

function showQueue(jobs, now) {
  queue.show(jobs, now, offer.maxRunning, change => gallery.change(change));
}

async function offered() {
  for (;;) {
    try {
      return await getForm();
    } catch {
      await new Promise(resolve => setTimeout(resolve, retryPause));
    }
  }
}

/** Asks what is wrong so far, about the fields that were touched. */
async function check() {
  validation?.abort();
  validation = new AbortController();
  try {
    const { errors } = await validate(form.request(), validation.signal);
    showErrors(errors, path => touched.has(path));
  } catch {
    // Only a courtesy: the order itself is checked in any case.
  }
}

async function order() {
  if (submit.getAttribute('aria-disabled') === 'true') {
    return;
  }

  clearTimeout(timer);
  validation?.abort();
  hold('Ordering…');
  const wantsImage = frame.hasImage();
  // More than once where another image was chosen meanwhile: an order never leaves without the image that the page shows.
  while (frame.hasImage() && frame.mediaId() === null) {
    await frame.settled();
  }

  if (wantsImage && !frame.hasImage()) {
    release();
    focusFirstError();
    return;
  }

  await follow(orders.place(form.request(), showWaiting));
}

async function follow(placed) {
  hold('Ordering…');
  try {
    const job = await placed;
    showErrors({});
    touched.clear();
    gallery.change({ jobs: [job] });
    gallery.reveal(job.key);
    announce('Ordered.');
    // The second click of a double click comes too late to order again.
    hold('Ordered');
    setTimeout(release, thanksPause);
  } catch (error) {
    release();
    if (error instanceof Refusal && Object.keys(error.errors).length > 0) {
      showErrors(error.errors);
    } else {
      showFormError(error.message);
    }

    announceUrgently(focusFirstError() ?? error.message);
  }
}

function showWaiting(reason) {
  hold('Waiting for the server…');
  showFormError(`Not ordered yet: ${reason} It is tried again by itself; nothing is ordered twice.`);
}

// aria-disabled instead of disabled: the button keeps the focus.
function hold(text) {
  submit.setAttribute('aria-disabled', 'true');
  submit.textContent = text;
}

function release() {
  submit.removeAttribute('aria-disabled');
  form.showPrice();
}
