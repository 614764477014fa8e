// The form: what it holds, as the service spells it. It knows no rule; limits and choices come from the server.

import { choices, choose, chosen } from './choices.js';
import { bringIntoSight } from './fields.js';
import * as frame from './firstframe.js';
import * as price from './price.js';
import * as size from './size.js';

const byId = id => document.getElementById(id);
const form = byId('order');
const prompt = byId('prompt');
const negative = byId('negative');
const seed = byId('seed');
const audio = byId('audio');
const extend = byId('extend');
const more = byId('more');
const example = byId('example');
const draftKey = 'studio.draft';
const examples = [
  'A lighthouse in a storm at dusk, waves breaking over the rocks, slow dolly-in',
  'A paper boat drifts down a rainy street, close to the water, warm light from the windows',
  'An old tram climbs a steep street at sunrise, seen from across the road, people getting on',
  'A fox crosses a snowy clearing, stops and looks into the camera, soft morning fog',
];

let offer;
let nextExample = 0;

/** Fills in what the server offers, and what the person had written before a reload. */
export function start(offered, onChange) {
  offer = offered;
  size.start(offer);
  choices('duration', 'duration', offer.durations.map(seconds => [seconds, `${seconds} s`]), offer.durations[0]);
  choices('results', 'results', Array.from({ length: offer.maxResults }, (_, index) => [index + 1, String(index + 1)]), 1);
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
  example.addEventListener('click', () => {
    prompt.value = examples[nextExample++ % examples.length];
    prompt.dispatchEvent(new Event('input', { bubbles: true }));
    prompt.focus();
  });
  more.addEventListener('toggle', () => {
    // What a person has unfolded is moved to where it can be seen.
    more.open && document.activeElement === more.querySelector('summary') && more.scrollIntoView({ block: 'start' });
  });
  fill(JSON.parse(sessionStorage.getItem(draftKey)) ?? {});
  byId('submit').disabled = false;
}

/** The request, without any judgement of it. */
export function request() {
  const image = frame.mediaId();
  const { width, height } = size.current() ?? {};
  return {
    positivePrompt: prompt.value,
    ...(negative.value && { negativePrompt: negative.value }),
    ...(frame.hasImage() ? { resolution: chosen('resolution') } : { width, height }),
    ...(image && { inputs: { frameImages: [{ image, frame: 'first' }] } }),
    duration: Number(chosen('duration')),
    numberResults: Number(chosen('results')),
    ...(seed.value.trim() && { seed: number(seed.value.trim()) }),
    providerSettings: { alibaba: { audio: audio.checked, promptExtend: extend.checked } },
  };
}

/** Shows the settings of a job, or of a draft. */
export function fill(wanted) {
  prompt.value = wanted.prompt ?? prompt.value;
  negative.value = wanted.negativePrompt ?? '';
  seed.value = wanted.seed ?? '';
  audio.checked = wanted.audio ?? true;
  extend.checked = wanted.promptExtend ?? true;
  choose('duration', wanted.duration);
  choose('results', wanted.expected);
  size.pick(wanted);
  frame.use(wanted.firstFrame ?? null);
  for (const text of [prompt, negative]) {
    text.dispatchEvent(new Event('count'));
  }

  more.open ||= Boolean(negative.value || seed.value || !extend.checked);
  showWhatFits();
}

/** Whether the model takes a seed. The service's own random seeds go further than that. */
export const takesSeed = value => value >= offer.minSeed && value <= offer.maxSeed;

export function useSeed(value) {
  seed.value = value;
  seed.dispatchEvent(new Event('input', { bubbles: true }));
  bringIntoSight(seed);
}

function values() {
  const { width, height } = size.current() ?? {};
  return {
    prompt: prompt.value, negativePrompt: negative.value, seed: seed.value, audio: audio.checked, promptExtend: extend.checked,
    ...(frame.hasImage() ? { firstFrame: frame.mediaId() } : { width, height }),
    duration: chosen('duration'), expected: chosen('results'), resolution: chosen('resolution'),
  };
}

function showWhatFits() {
  example.hidden = prompt.value !== '';
  size.showWhatFits(frame.hasImage());
  showPrice();
}

/** What the button will do. */
export function showPrice() {
  price.show({
    results: Number(chosen('results')),
    price: size.price(frame.hasImage(), chosen('duration')),
    asOf: offer.pricesAsOf,
    isTest: offer.service.isEmulated,
  });
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
