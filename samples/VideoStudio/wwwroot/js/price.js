// What an order costs, before it is made: on the button, beside what the account has left and what may be spent.

import { getAccount } from './api.js';
import { count, money, cents, date, span } from './words.js';

const submit = document.getElementById('submit');
const note = document.getElementById('price-note');
const line = document.getElementById('account');

let account = null;
let order = { results: 1, price: null, asOf: null, isTest: false };

/** What the button will do, and what it costs. While an order is under way the button says so instead. */
export function show(next) {
  order = next;
  const total = totalOf(order);
  if (submit.getAttribute('aria-disabled') !== 'true') {
    const what = `Make ${order.results > 1 ? count(order.results, 'video') : 'video'}`;
    submit.textContent = total === null ? `${what} · price unknown` : `${what} · about ${cents(total)}`;
  }

  const [text, isBad] = judge(total);
  note.textContent = text;
  note.dataset.bad = isBad;
}

/** Asks again what is left. A page that does not get to know it does without. */
export async function refresh() {
  account = await getAccount().catch(() => account);
  if (account) {
    line.textContent = [
      account.balance === null ? null : `${order.isTest ? 'Test balance' : 'Balance'} ${cents(account.balance)}`,
      account.maxPerOrder === null ? null : `at most ${money(account.maxPerOrder)} an order`,
      account.maxTotal === null ? null : `at most ${money(account.maxTotal)} ${inTime(account.windowSeconds)}`,
    ].filter(Boolean).join(' · ');
    line.hidden = line.textContent === '';
    show(order);
  }
}

function judge(total) {
  if (total === null) {
    return ['No price is published for this resolution. The card shows what it cost.', false];
  }

  if (account?.maxPerOrder != null && total > account.maxPerOrder) {
    return [`More than the ${money(account.maxPerOrder)} that an order may cost here.`, true];
  }

  if (account?.balance != null && total > account.balance) {
    return [`More than the ${money(account.balance)} that the account has left.`, true];
  }

  return [`Prices of ${date(order.asOf)}`, false];
}

const inTime = seconds => (seconds === null ? 'in all' : `in ${span(seconds)}`);

const totalOf = ({ price, results }) => (price === null ? null : price * results);
