// Events as Stripe writes them since 2025-03-31: the period stands on the items, the subscription in the invoice's parent.
/** @typedef {import('stripe').Stripe} Stripe */
/** @typedef {import('stripe').Stripe.Subscription} Subscription */
/** @typedef {import('./lives.mjs').Step} Step */

export const version = '2026-10-28.endive';

/** @param {import('./lives.mjs').Change} s @returns {import('stripe').Stripe.Price} */
const price = (s) => ({
  id: s.price, object: 'price', active: true, billing_scheme: 'per_unit', created: 1_750_000_000, currency: 'usd', custom_unit_amount: null,
  livemode: false, lookup_key: s.lookupKey, metadata: {}, nickname: null, product: 'prod_insight',
  recurring: { interval: 'month', interval_count: 1, meter: null, trial_period_days: null, usage_type: 'licensed' },
  tax_behavior: 'unspecified', tiers_mode: null, transform_quantity: null, type: 'recurring', unit_amount: 2900, unit_amount_decimal: null,
});

/** @param {import('./lives.mjs').Change} s @returns {import('stripe').Stripe.Plan} */
const plan = (s) => ({
  id: s.price, object: 'plan', active: true, amount: 2900, amount_decimal: null, billing_scheme: 'per_unit', created: 1_750_000_000,
  currency: 'usd', interval: 'month', interval_count: 1, livemode: false, metadata: {}, meter: null, nickname: null, product: 'prod_insight',
  tiers_mode: null, transform_usage: null, trial_period_days: null, usage_type: 'licensed',
});

/** @param {import('./lives.mjs').Change} s @returns {import('stripe').Stripe.SubscriptionItem} */
const item = (s) => ({
  id: `si_${s.subscription}`, object: 'subscription_item', billing_thresholds: null, created: s.start, current_period_end: s.end,
  current_period_start: s.start, current_trial: null, discounts: [], metadata: {}, plan: plan(s), price: price(s), quantity: 1,
  subscription: s.subscription, tax_rates: [],
});

/** @param {import('./lives.mjs').Change} s @returns {Subscription} */
const subscription = (s) => ({
  id: s.subscription, object: 'subscription', application: null, application_fee_percent: null,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null }, billing_cycle_anchor: s.start, billing_cycle_anchor_config: null,
  billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' }, billing_schedules: [], billing_thresholds: null,
  cancel_at: s.cancelAtPeriodEnd ? s.end : null, cancel_at_period_end: false, canceled_at: s.status === 'canceled' ? s.created : null,
  cancellation_details: null, collection_method: 'charge_automatically', created: s.start, currency: 'usd', customer: s.customer,
  customer_account: null, days_until_due: null, default_payment_method: null, default_source: null, default_tax_rates: [], description: null,
  discounts: [], ended_at: s.status === 'canceled' ? s.created : null,
  invoice_settings: { account_tax_ids: null, custom_fields: null, description: null, footer: null, issuer: { type: 'self' } },
  items: { object: 'list', data: [item(s)], has_more: false, url: `/v1/subscription_items?subscription=${s.subscription}` },
  latest_invoice: `in_${s.subscription}`, livemode: false, managed_payments: null, metadata: s.named ? { userId: s.account } : {},
  next_pending_invoice_item_invoice: null, on_behalf_of: null, pause_collection: null, payment_settings: null,
  pending_invoice_item_interval: null, pending_setup_intent: null, pending_update: null, schedule: null, start_date: s.start, status: s.status,
  test_clock: null, transfer_data: null, trial_end: null, trial_settings: { end_behavior: { billing_cycle_anchor: null, missing_payment_method: 'create_invoice' } },
  trial_start: null,
});

/** @param {import('./lives.mjs').Bill} s @returns {import('stripe').Stripe.Invoice} */
const invoice = (s) => ({
  id: s.invoice, object: 'invoice', account_country: 'US', account_name: 'Insight', account_tax_ids: null, amount_due: s.amount, amount_overpaid: 0,
  amount_paid: s.type === 'payment_failed' ? 0 : s.amount, amount_remaining: s.type === 'payment_failed' ? s.amount : 0, amount_shipping: 0,
  application: null, attempt_count: 1, attempted: true,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null }, automatically_finalizes_at: null,
  billing_reason: 'subscription_cycle', collection_method: 'charge_automatically', created: s.created, currency: 'usd', custom_fields: null,
  customer: s.customer, customer_account: null, customer_address: null, customer_email: s.email, customer_name: null, customer_phone: null,
  customer_shipping: null, customer_tax_exempt: 'none', customer_tax_ids: [], default_payment_method: null, default_source: null,
  default_tax_rates: [], description: null, discounts: [], due_date: null, effective_at: s.created, ending_balance: 0, footer: null,
  from_invoice: null, issuer: { type: 'self' }, last_finalization_error: null, latest_revision: null,
  lines: { object: 'list', data: [], has_more: false, url: `/v1/invoices/${s.invoice}/lines` }, livemode: false, metadata: {},
  next_payment_attempt: null, number: 'A-0001', on_behalf_of: null,
  parent: { quote_details: null, subscription_details: { metadata: {}, subscription: s.subscription }, type: 'subscription_details' },
  payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null }, period_end: s.created,
  period_start: s.created, post_payment_credit_notes_amount: 0, pre_payment_credit_notes_amount: 0, receipt_number: null, rendering: null,
  shipping_cost: null, shipping_details: null, starting_balance: 0, statement_descriptor: null,
  status: s.type === 'payment_failed' ? 'open' : 'paid',
  status_transitions: { finalized_at: s.created, marked_uncollectible_at: null, paid_at: s.created, voided_at: null }, subtotal: s.amount,
  subtotal_excluding_tax: s.amount, test_clock: null, total: s.amount, total_discount_amounts: [], total_excluding_tax: s.amount,
  total_pretax_credit_amounts: [], total_taxes: [], webhooks_delivered_at: s.created,
});

/** @param {import('./lives.mjs').Checkout} s @returns {import('stripe').Stripe.Checkout.Session} */
const session = (s) => ({
  id: `cs_test_${s.subscription}`, object: 'checkout.session', adaptive_pricing: null, after_expiration: null, allow_promotion_codes: null,
  allowed_payment_method_types: null, amount_subtotal: 2900, amount_total: 2900,
  automatic_tax: { enabled: false, liability: null, provider: null, status: null }, billing_address_collection: null,
  cancel_url: 'https://insight.example.org/pricing', client_reference_id: s.account, client_secret: null, collected_information: null,
  consent: null, consent_collection: null, created: s.created, currency: 'usd', currency_conversion: null, custom_fields: [],
  custom_text: { after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null }, customer: s.customer,
  customer_account: null, customer_creation: 'always', customer_details: null, customer_email: s.email, discounts: null,
  expires_at: s.created + 86_400, integration_identifier: null, invoice: `in_${s.subscription}`, invoice_creation: null, livemode: false,
  locale: null, managed_payments: null, metadata: {}, mode: 'subscription', origin_context: null, payment_intent: null, payment_link: null,
  payment_method_collection: 'always', payment_method_configuration_details: null, payment_method_options: null, payment_method_types: ['card'],
  payment_status: 'paid', permissions: null, recovered_from: null, saved_payment_method_options: null, setup_intent: null,
  shipping_address_collection: null, shipping_cost: null, shipping_options: [], status: 'complete', submit_type: null,
  subscription: s.subscription, success_url: 'https://insight.example.org/thanks', total_details: null, ui_mode: 'hosted_page', url: null,
  wallet_options: null,
});

/** @param {import('./lives.mjs').Gone} s @returns {import('stripe').Stripe.Customer} */
const customer = (s) => ({
  id: s.customer, object: 'customer', balance: 0, created: s.created - 1000, default_source: null, description: null, email: s.email,
  invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null }, livemode: false,
  metadata: {}, shipping: null,
});

/** @param {Step} s */
export function event(s) {
  /** @type {[string, unknown]} */
  const [type, object] =
    s.kind === 'checkout' ? ['checkout.session.completed', session(s)]
    : s.kind === 'subscription' ? [`customer.subscription.${s.type}`, subscription(s)]
    : s.kind === 'invoice' ? [`invoice.${s.type}`, invoice(s)]
    : ['customer.deleted', customer(s)];
  return {
    id: s.id, object: 'event', api_version: version, created: s.created, data: { object }, livemode: false, pending_webhooks: 1,
    request: { id: null, idempotency_key: null }, type,
  };
}
