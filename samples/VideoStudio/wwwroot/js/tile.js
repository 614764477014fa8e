// The place of one result: waiting, running, a video, or gone wrong. A video that is there is never touched again, since it may be playing.

import { money } from './words.js';

const template = document.getElementById('tile-template');

// A hundred videos are not loaded to look at the first.
const nearby = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (isIntersecting) {
      nearby.unobserve(target);
      target.src = target.dataset.src;
    }
  }
}, { rootMargin: '300px' });

export class Tile {
  constructor() {
    this.element = template.content.firstElementChild.cloneNode(true);
    this.frame = this.element.querySelector('.tile-frame');
    this.word = this.element.querySelector('.tile-word');
    this.caption = this.element.querySelector('.tile-caption');
    this.videoId = null;
    this.broken = null;
  }

  shape(width, height) {
    this.element.style.setProperty('--ratio', width / height);
  }

  showState(state, word) {
    this.element.dataset.state = state;
    this.word.textContent = word;
  }

  showVideo(video, label, actions) {
    if (this.videoId === video.id) {
      return;
    }

    this.videoId = video.id;
    this.element.dataset.state = 'ready';
    const player = document.createElement('video');
    player.controls = true;
    player.playsInline = true;
    player.preload = 'metadata';
    player.setAttribute('aria-label', label);
    player.addEventListener('error', () => this.showBroken(player));
    // A moment after the beginning: so that a phone shows a picture, too, before it plays.
    player.dataset.src = `${video.url}#t=0.001`;
    nearby.observe(player);
    this.frame.replaceChildren(player);
    this.caption.hidden = false;
    this.caption.querySelector('.tile-facts').append(...[seedOf(video, actions), video.cost === null ? null : text(money(video.cost))].filter(Boolean));
    const download = this.caption.querySelector('.tile-download');
    download.href = `${video.url}?download=true`;
    download.download = '';
    download.setAttribute('aria-label', `Download ${label}`);
  }

  // A server that restarts, or a file that is still on its way: worth another try, by hand.
  showBroken(player) {
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'button quiet';
    again.textContent = 'Load the video again';
    again.addEventListener('click', () => {
      this.mend();
      player.focus();
    });
    this.broken = player;
    this.frame.replaceChildren(again);
  }

  /** Loads a video again that could not be loaded before. */
  mend() {
    if (this.broken) {
      this.frame.replaceChildren(this.broken);
      this.broken.load();
      this.broken = null;
    }
  }
}

const text = words => Object.assign(document.createElement('span'), { textContent: words });

// The service's random seeds go further than those that can be asked for.
function seedOf({ seed }, { takesSeed, onSeed }) {
  if (seed === null) {
    return null;
  }

  if (!takesSeed(seed)) {
    return text(`Seed ${seed}, too large to be used again`);
  }

  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'link', textContent: `Seed ${seed}`, title: 'Use this seed again' });
  button.addEventListener('click', () => onSeed(seed));
  return button;
}
