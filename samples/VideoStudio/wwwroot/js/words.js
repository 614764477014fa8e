// Numbers and states, in words.

const dollars = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD', maximumFractionDigits: 3 });

const rounded = new Intl.NumberFormat('en', { style: 'currency', currency: 'USD' });
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export const money = amount => dollars.format(amount);

/** An amount that is not known to more than a cent. */
export const cents = amount => rounded.format(amount);

/** A date without a time, as 2026-11-25. */
export const date = text => day.format(Date.parse(text));

const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });
const longDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' });
const dayLength = 86400000;

/** The time of day, where the person is. */
export const timeOfDay = text => clock.format(Date.parse(text));

/** The day, where the person is: today, yesterday, or its date. */
export function dayOf(text, now) {
  const name = longDay.format(Date.parse(text));
  return name === longDay.format(now) ? 'Today' : name === longDay.format(now - dayLength) ? 'Yesterday' : name;
}

export function span(seconds) {
  const units = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]];
  const [unit, length] = units.find(([, size]) => seconds >= size) ?? ['second', 1];
  return count(Math.round((seconds / length) * 10) / 10, unit);
}

export const count = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

export function time(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** What was asked for, in one line. */
export function facts(job) {
  const shape = job.width ? `${job.width} × ${job.height}` : job.resolution;
  return [
    job.firstFrame ? 'from an image' : null,
    shape,
    job.duration ? `${job.duration} s` : null,
    job.audio === false ? 'silent' : null,
    job.seed === null ? null : `seed ${job.seed}`,
    job.negativePrompt ? `without ${job.negativePrompt}` : null,
  ].filter(Boolean).join(' · ');
}

export function state(job) {
  const ready = job.videos.length;
  switch (job.state) {
    case 'queued': return 'Waiting for its turn';
    case 'running': return ready > 0 ? `${ready} of ${job.expected} ready` : isUnderway(job) ? 'Being made' : 'Waiting for the service';
    case 'delivering': return ready > 0 ? 'Saving' : 'Ending';
    case 'completed': return ready === job.expected ? 'Done' : `${ready} of ${job.expected} made`;
    case 'failed': return 'No video';
    case 'deadLettered': return ready > 0 ? 'Not saved' : 'No video';
    case 'canceled': return 'Canceled';
    default: return job.state;
  }
}

export const isOver = job => !isActive(job);

/** Whether the service makes it already; before, it waits there for room. */
export const isUnderway = job => job.isAccepted || job.videos.length > 0 || job.state === 'delivering';

export const isActive = job => ['queued', 'running', 'delivering'].includes(job.state);
