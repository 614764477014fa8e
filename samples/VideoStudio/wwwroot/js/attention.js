// Says that something is done to somebody who is looking elsewhere: in the tab's title, and as a notification where that is wanted.

import { count, isActive } from './words.js';

const name = document.title;
const button = document.getElementById('notify');
let active = 0;
let done = 0;

export function start() {
  if ('Notification' in window && Notification.permission === 'default') {
    button.hidden = false;
    button.addEventListener('click', async () => {
      button.hidden = await Notification.requestPermission() !== 'default';
    });
  }

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) {
      done = 0;
      show();
    }
  });
}

export function showActive(jobs) {
  active = jobs.filter(isActive).length;
  show();
}

export function tellEnd(job) {
  if (document.hidden) {
    done++;
    show();
    if ('Notification' in window && Notification.permission === 'granted') {
      const title = job.videos.length > 0 ? `${count(job.videos.length, 'video')} done` : 'No video';
      new Notification(title, { body: job.prompt.slice(0, 120), tag: job.key, icon: 'icon.svg' });
    }
  }
}

function show() {
  const news = done > 0 ? `✓ ${done} done` : active > 0 ? `${active} in the making` : null;
  document.title = news ? `${news} · ${name}` : name;
}
