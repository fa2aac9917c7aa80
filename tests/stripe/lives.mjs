// Lives of subscriptions, each six events, told without a shape: what happened, when, in which state. The shape_*.mjs files write them
// as bodies, typed by the definitions of the stripe package of their time.
/**
 * @typedef {'active' | 'canceled' | 'incomplete' | 'incomplete_expired' | 'past_due' | 'paused' | 'trialing' | 'unpaid'} Status
 * @typedef {{ id: string, created: number, customer: string, account: string, email: string }} Who
 * @typedef {Who & { kind: 'checkout', subscription: string }} Checkout
 * @typedef {Who & { kind: 'subscription', type: 'created' | 'updated' | 'deleted' | 'paused' | 'resumed', subscription: string, status: Status,
 *   price: string, lookupKey: string | null, start: number, end: number, cancelAtPeriodEnd: boolean, named: boolean }} Change
 * @typedef {Who & { kind: 'invoice', type: 'paid' | 'payment_succeeded' | 'payment_failed', subscription: string, invoice: string, amount: number }} Bill
 * @typedef {Who & { kind: 'customer.deleted' }} Gone
 * @typedef {Checkout | Change | Bill | Gone} Step
 */

const begin = 1_760_000_000; // a second; 2025-10-09
const day = 86_400;

/** @param {string} name */
function person(name) {
  const who = { customer: `cus_${name}`, account: `account-${name}`, email: `${name}@example.org` };
  const subscription = `sub_${name}`;
  let count = 0;
  const id = () => `evt_${name}_${++count}`;
  return {
    /** @param {number} at @returns {Step} */
    checkout: (at) => ({ ...who, kind: 'checkout', id: id(), created: begin + at, subscription }),
    /** @param {number} at @param {Change['type']} type @param {Status} status @param {Partial<Change>} [more] @returns {Step} */
    change: (at, type, status, more = {}) => ({
      ...who, kind: 'subscription', id: id(), created: begin + at, type, subscription, status, price: 'price_pro_month', lookupKey: null,
      start: begin, end: begin + 31 * day, cancelAtPeriodEnd: false, named: false, ...more,
    }),
    /** @param {number} at @param {Bill['type']} type @returns {Step} */
    bill: (at, type) => ({
      ...who, kind: 'invoice', id: id(), created: begin + at, type, subscription, invoice: `in_${name}_${count}`, amount: 2900,
    }),
    /** @param {number} at @returns {Step} */
    gone: (at) => ({ ...who, kind: 'customer.deleted', id: id(), created: begin + at }),
  };
}

/** @returns {Record<string, Step[]>} */
export function lives() {
  const ada = person('ada');
  const bob = person('bob');
  const eve = person('eve');
  const month = 31 * day;
  return {
    // Bought, paid a month, failed to pay, and gone. Three of the events are of one second; the account is known by the checkout alone.
    ended: [
      ada.change(0, 'created', 'incomplete'),
      ada.change(0, 'updated', 'active'),
      ada.bill(0, 'paid'),
      ada.checkout(3),
      ada.change(month, 'updated', 'past_due', { start: begin + month, end: begin + 61 * day }),
      ada.change(month + 14 * day, 'deleted', 'canceled', { start: begin + month, end: begin + 61 * day }),
    ],
    // The second month isn't paid; two notices of it, of which the first one counts for the grace.
    late: [
      bob.change(0, 'created', 'trialing', { named: true }),
      bob.change(0, 'updated', 'active', { named: true }),
      bob.bill(1, 'payment_succeeded'),
      bob.change(month, 'updated', 'past_due', { start: begin + month, end: begin + 61 * day, named: true }),
      bob.bill(month + 1, 'payment_failed'),
      bob.change(month + 3 * day, 'updated', 'past_due', { start: begin + month, end: begin + 61 * day, named: true }),
    ],
    // Upgraded in the second that paused it, told apart by the period and then by the id; the price is known by its lookup key.
    upgraded: [
      eve.checkout(2),
      eve.change(0, 'created', 'active'),
      eve.change(day, 'paused', 'paused'),
      eve.change(day, 'resumed', 'active', { price: 'price_team_unlisted', lookupKey: 'team_year', end: begin + 366 * day }),
      eve.change(day, 'updated', 'active', {
        price: 'price_team_unlisted', lookupKey: 'team_year', end: begin + 366 * day, cancelAtPeriodEnd: true,
      }),
      eve.bill(day, 'paid'),
    ],
  };
}
