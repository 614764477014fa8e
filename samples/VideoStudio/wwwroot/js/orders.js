// An order is sent until the server has acknowledged it, always under the key that was made for its click: a lost response, a second click or a reload in the
// middle never orders twice.

import { order, Refusal } from './api.js';

const storageKey = 'studio.pending';
const firstPause = 1000;
const longestPause = 10000;

let pending = JSON.parse(sessionStorage.getItem(storageKey));
let sending = null;

/** Whether an order is not acknowledged yet. */
export const isPending = () => pending !== null;

/** Sends what a page before this one has left behind. */
export const resume = onWaiting => (pending ? send(onWaiting, true) : null);

/**
 * Orders, or joins the order that is under way.
 * @param {(reason: string) => void} onWaiting called when the server could not be asked, before each pause.
 * @returns the job. @throws {Refusal} when the server does not take the order.
 */
export function place(request, onWaiting) {
  if (!pending) {
    pending = { key: newKey(), request };
    sessionStorage.setItem(storageKey, JSON.stringify(pending));
  }

  return send(onWaiting);
}

function send(onWaiting, mayBeThere = false) {
  sending ??= sendUntilAcknowledged(onWaiting, mayBeThere).finally(() => {
    pending = null;
    sending = null;
    sessionStorage.removeItem(storageKey);
  });
  return sending;
}

async function sendUntilAcknowledged(onWaiting, mayBeThere) {
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await order(pending.key, pending.request);
    } catch (error) {
      // The studio's own no says what is wrong with which parameter. After an attempt without a response any other no may come from what stands between, and the
      // order may be there.
      if (error instanceof Refusal && (!mayBeThere || Object.keys(error.errors).length > 0)) {
        throw error;
      }

      mayBeThere = true;
      onWaiting(error.message);
      await new Promise(resolve => setTimeout(resolve, pause));
    }
  }
}

// crypto.randomUUID is there on secure origins only, and a studio on the local network may not be one.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
