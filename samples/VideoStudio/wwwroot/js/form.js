// The form: what it holds, as the service spells it. It knows no rule; limits and choices come from the server.

import * as frame from './firstframe.js';
import { count } from './words.js';

const byId = id => document.getElementById(id);
const form = byId('order');
const prompt = byId('prompt');
const negative = byId('negative');
const size = byId('size');
const seed = byId('seed');
const audio = byId('audio');
const extend = byId('extend');
const submit = byId('submit');
const draftKey = 'studio.draft';

/** Fills in what the server offers, and what the person had written before a reload. */
export function start(offer, onChange) {
  size.append(...offer.sizes.map(({ value, label }) => new Option(label, value, false, value === offer.defaultSize)));
  choices('duration', 'duration', offer.durations.map(seconds => [seconds, `${seconds} s`]), offer.durations[0]);
  choices('results', 'results', Array.from({ length: offer.maxResults }, (_, index) => [index + 1, String(index + 1)]), 1);
  choices('resolution', 'resolution', offer.resolutions.map(name => [name, name]), offer.defaultResolution);
  byId('seed-hint').textContent = `A whole number from ${offer.minSeed} to ${offer.maxSeed}. The same seed gives similar videos.`;
  counter(prompt, byId('prompt-counter'), offer.maxPromptLength);
  counter(negative, byId('negative-counter'), offer.maxNegativePromptLength);

  const changed = control => {
    showWhatFits();
    sessionStorage.setItem(draftKey, JSON.stringify(values()));
    onChange(control);
  };
  form.addEventListener('input', event => changed(event.target));
  frame.start(() => changed(byId('frame')), offer.maxImageBytes);
  fill(JSON.parse(sessionStorage.getItem(draftKey)) ?? {});
  submit.disabled = false;
}

/** The request, without any judgement of it. */
export function request() {
  const mediaId = frame.mediaId();
  const [width, height] = size.value.split('x').map(Number);
  return {
    positivePrompt: prompt.value,
    ...(negative.value && { negativePrompt: negative.value }),
    ...(frame.hasImage() ? { resolution: chosen('resolution') } : { width, height }),
    ...(mediaId && { inputs: { frameImages: [{ image: mediaId, frame: 'first' }] } }),
    duration: Number(chosen('duration')),
    numberResults: Number(chosen('results')),
    ...(seed.value.trim() && { seed: number(seed.value.trim()) }),
    providerSettings: { alibaba: { audio: audio.checked, promptExtend: extend.checked } },
  };
}

/** Shows the settings of a job, or of a draft; what is not among them stays. */
export function fill(wanted) {
  prompt.value = wanted.prompt ?? prompt.value;
  negative.value = wanted.negativePrompt ?? '';
  seed.value = wanted.seed ?? '';
  audio.checked = wanted.audio ?? true;
  extend.checked = wanted.promptExtend ?? true;
  choose('duration', wanted.duration);
  choose('results', wanted.expected);
  choose('resolution', wanted.resolution);
  if (wanted.width) {
    size.value = `${wanted.width}x${wanted.height}`;
  }

  for (const text of [prompt, negative]) {
    text.dispatchEvent(new Event('count'));
  }

  byId('more').open ||= Boolean(negative.value || seed.value || !extend.checked);
  showWhatFits();
}

function values() {
  const [width, height] = size.value.split('x').map(Number);
  return {
    prompt: prompt.value, negativePrompt: negative.value, seed: seed.value, audio: audio.checked, promptExtend: extend.checked, width, height,
    duration: chosen('duration'), expected: chosen('results'), resolution: chosen('resolution'),
  };
}

// With a first frame the shape is the image's, and only the resolution is left to choose.
function showWhatFits() {
  byId('size-field').hidden = frame.hasImage();
  byId('resolution-field').hidden = !frame.hasImage();
  showSubmit();
}

/** What the button will do. While an order is under way it says so instead. */
export function showSubmit() {
  const results = Number(chosen('results'));
  if (submit.getAttribute('aria-disabled') !== 'true') {
    submit.textContent = `Make ${results > 1 ? count(results, 'video') : 'video'}`;
  }
}

// What is no number goes as it is: the server says what is wrong with it.
const number = text => (/^-?\d{1,15}$/.test(text) ? Number(text) : text);

function counter(text, element, max) {
  const show = () => {
    const length = [...text.value].length; // Code points, as the service counts; not UTF-16 units.
    element.textContent = `${length} / ${max}`;
    element.dataset.over = String(length > max);
  };
  text.addEventListener('input', show);
  text.addEventListener('count', show);
  show();
}

function choices(id, name, options, preset) {
  byId(id).append(...options.map(([value, label]) => {
    const choice = document.createElement('label');
    choice.className = 'choice';
    const input = Object.assign(document.createElement('input'), { type: 'radio', name, value, checked: value === preset });
    const word = document.createElement('span');
    word.textContent = label;
    choice.append(input, word);
    return choice;
  }));
}

const chosen = name => form.querySelector(`input[name=${name}]:checked`)?.value ?? null;

function choose(name, value) {
  const input = [...form.querySelectorAll(`input[name=${name}]`)].find(candidate => candidate.value === String(value));
  if (input) {
    input.checked = true;
  }
}
