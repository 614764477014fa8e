// One video, large, at an address of its own.

import { getJob } from './api.js';
import { announce } from './announce.js';
import { facts, money } from './words.js';

const viewer = document.getElementById('viewer');
const frame = document.getElementById('viewer-frame');
const title = document.getElementById('viewer-title');
const about = document.getElementById('viewer-facts');
const download = document.getElementById('viewer-download');
const copy = document.getElementById('viewer-copy');

export const linkTo = (key, videoId) => `#video=${key}/${videoId}`;

/** @param {(key: string) => object} find finds a job that the page knows already. */
export function start(find) {
  const follow = () => open(find).catch(() => {
    leave();
    announce('This video is not here any more.');
  });
  document.getElementById('viewer-close').addEventListener('click', () => viewer.close());
  viewer.addEventListener('click', event => event.target === viewer && viewer.close());
  viewer.addEventListener('close', () => {
    frame.replaceChildren();
    leave();
  });
  copy.hidden = !navigator.clipboard;
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(location.href);
    announce('The link is copied.');
    copy.textContent = 'Copied';
  });
  window.addEventListener('hashchange', follow);
  follow();
}

async function open(find) {
  const [, key, id] = /^#video=([\w-]+)\/([\w-]+)$/.exec(location.hash) ?? [];
  if (!key) {
    viewer.open && viewer.close();
    return;
  }

  const job = find(key) ?? await getJob(key);
  const video = job.videos.find(candidate => candidate.id === id);
  if (!video) {
    throw new Error('no such video');
  }

  const player = Object.assign(document.createElement('video'), { controls: true, playsInline: true, src: video.url });
  player.setAttribute('aria-label', job.prompt.slice(0, 60));
  title.textContent = job.prompt;
  about.textContent = [
    facts(job), video.seed === null ? null : `seed of this video ${video.seed}`, video.cost === null ? null : money(video.cost),
  ].filter(Boolean).join(' · ');
  download.href = `${video.url}?download=true`;
  copy.textContent = 'Copy link';
  frame.replaceChildren(player);
  viewer.open || viewer.showModal();
}

const leave = () => location.hash && history.replaceState(null, '', location.pathname);
