// The place of one result: waiting, running, a video, or gone wrong. A video that plays is never touched, whatever happens around it.

import { linkTo } from './viewer.js';
import { money } from './words.js';

const template = document.getElementById('tile-template');
const tiles = new WeakMap();

// A hundred videos are not loaded to look at the first: only those near the window have a player.
const nearby = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    const tile = tiles.get(target);
    isIntersecting ? tile.load() : tile.unload();
  }
}, { rootMargin: '300px' });

export class Tile {
  constructor() {
    this.element = template.content.firstElementChild.cloneNode(true);
    this.frame = this.element.querySelector('.tile-frame');
    this.word = this.element.querySelector('.tile-word');
    this.caption = this.element.querySelector('.tile-caption');
    this.videoId = null;
    this.player = null;
    this.isBroken = false;
    tiles.set(this.frame, this);
  }

  shape(width, height) {
    this.element.style.setProperty('--ratio', width / height);
  }

  showState(state, word) {
    this.element.dataset.state = state;
    this.word.textContent = word;
  }

  /** @param {boolean} isAlone whether the order has no other video, and the card says all the rest. */
  showVideo(video, key, label, isAlone, actions) {
    if (this.videoId === video.id) {
      return;
    }

    this.videoId = video.id;
    this.element.dataset.state = 'ready';
    this.label = label;
    // A moment after the beginning: so that a phone shows a picture, too, before it plays.
    this.source = `${video.url}#t=0.001`;
    this.word.textContent = '';
    nearby.observe(this.frame);
    this.caption.hidden = false;
    const about = [seedOf(video, actions), isAlone || video.cost === null ? null : text(money(video.cost))];
    this.caption.querySelector('.tile-facts').append(...about.filter(Boolean));
    const open = this.caption.querySelector('.tile-open');
    open.href = linkTo(key, video.id);
    open.setAttribute('aria-label', `Open ${label}`);
    const download = this.caption.querySelector('.tile-download');
    download.href = `${video.url}?download=true`;
    download.download = '';
    download.setAttribute('aria-label', `Download ${label}`);
  }

  load() {
    if (this.player) {
      return;
    }

    // The browser's own controls would cover half of a picture of this size; they come when it plays.
    const player = document.createElement('video');
    player.playsInline = true;
    player.preload = 'metadata';
    player.setAttribute('aria-label', this.label);
    player.addEventListener('error', () => this.showBroken());
    player.addEventListener('loadedmetadata', () => player.videoWidth && this.shape(player.videoWidth, player.videoHeight));
    player.addEventListener('play', () => {
      player.controls = true;
      this.button.remove();
    });
    player.src = this.source;
    this.player = player;
    this.button = Object.assign(document.createElement('button'), { type: 'button', className: 'tile-play' });
    this.button.setAttribute('aria-label', `Play ${this.label}`);
    this.button.addEventListener('click', () => {
      player.play().catch(() => {}); // A video that cannot be played says so itself.
      player.focus();
    });
    this.showPlayer();
  }

  showPlayer() {
    this.frame.replaceChildren(this.player, ...(this.player.controls ? [] : [this.button]));
  }

  /** What was never played is only a picture of its beginning. */
  unload() {
    if (this.player && !this.isBroken && this.player.played.length === 0 && document.fullscreenElement !== this.player) {
      this.player.remove();
      this.player.removeAttribute('src');
      this.player.load();
      this.player = null;
    }
  }

  // A server that restarts, or a file that is still on its way: worth another try, by hand.
  showBroken() {
    if (!this.player) {
      return;
    }

    const again = Object.assign(document.createElement('button'), {
      type: 'button', className: 'button quiet', textContent: 'Load the video again',
    });
    again.addEventListener('click', () => {
      this.mend();
      this.element.querySelector('.tile-play, video').focus();
    });
    this.isBroken = true;
    this.frame.replaceChildren(again);
  }

  /** Loads a video again that could not be loaded before. */
  mend() {
    if (this.isBroken) {
      this.isBroken = false;
      this.showPlayer();
      this.player.load();
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
    return text(`Seed ${seed} (too large to use again)`);
  }

  const button = Object.assign(document.createElement('button'), {
    type: 'button', className: 'link', textContent: `Seed ${seed}`, title: 'Use this seed again',
  });
  button.addEventListener('click', () => onSeed(seed));
  return button;
}
