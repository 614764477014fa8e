// Shape and resolution, which together are a size. Which of them exist, and what they cost, the server tells.

import { choices, choose, chosen } from './choices.js';

const shapeField = document.getElementById('shape-field');
const hint = document.getElementById('resolution-hint');

let offer;

export function start(form) {
  offer = form;
  const preset = offer.sizes.find(size => size.value === offer.defaultSize);
  const shapes = offer.sizes.filter((size, index, all) => all.findIndex(other => other.shape === size.shape) === index);
  choices('shape', 'shape', shapes.map(({ shape }) => [shape, shape]), preset.shape);
  choices('resolution', 'resolution', offer.resolutions.map(({ value }) => [value, value]), preset.resolution);
  document.querySelectorAll('#shape input').forEach((input, index) => input.nextElementSibling.prepend(icon(shapes[index])));
}

/** The size that is chosen. */
export const current = () => sizeOf(chosen('shape'), chosen('resolution'));

export function pick({ width, height, resolution }) {
  const size = offer.sizes.find(candidate => candidate.width === width && candidate.height === height);
  size && choose('shape', size.shape);
  choose('resolution', size?.resolution ?? resolution);
}

/** With a first frame the shape is the image's, and only the resolution is left to choose. */
export function showWhatFits(hasImage) {
  shapeField.hidden = hasImage;
  for (const input of document.querySelectorAll('#resolution input')) {
    input.disabled = !hasImage && !sizeOf(chosen('shape'), input.value);
  }

  if (!hasImage && !current()) {
    choose('resolution', offer.sizes.find(size => size.value === offer.defaultSize).resolution);
  }

  const size = current();
  hint.textContent = hasImage ? 'The shape is that of the image.' : `${size.width} × ${size.height} pixels`;
}

/** What one video costs by the published prices; null where there is none. */
export function price(hasImage, seconds) {
  const choice = hasImage ? offer.resolutions.find(({ value }) => value === chosen('resolution')) : current();
  return choice.prices[seconds];
}

const sizeOf = (shape, resolution) => offer.sizes.find(size => size.shape === shape && size.resolution === resolution);

function icon({ width, height }) {
  const element = document.createElement('i');
  element.className = 'ratio';
  element.style.setProperty('--wide', width / Math.max(width, height));
  element.style.setProperty('--high', height / Math.max(width, height));
  return element;
}
