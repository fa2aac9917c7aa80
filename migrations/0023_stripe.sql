-- What Stripe told us: each event once, by its id, kept as it came. `facts` is what was read from it, `created` is Stripe's, in seconds.
-- WAITING: nobody knows yet whose customer it is, or what the price buys. SUPERSEDED: a later one says how things are.
CREATE TABLE stripe_event (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('SUBSCRIPTION', 'INVOICE', 'CHECKOUT', 'CUSTOMER_DELETED', 'OTHER')),
  created BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'APPLIED', 'SUPERSEDED', 'IGNORED', 'WAITING', 'FAILED')),
  reason TEXT NOT NULL DEFAULT '',
  tries INTEGER NOT NULL DEFAULT 0,
  customer_id TEXT,
  subscription_id TEXT,
  facts TEXT,
  fetched_at BIGINT NOT NULL DEFAULT 0,
  body TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX stripe_event_subscription ON stripe_event (subscription_id, created);
CREATE INDEX stripe_event_customer ON stripe_event (customer_id);
CREATE INDEX stripe_event_open ON stripe_event (state, received_at) WHERE state IN ('PENDING', 'WAITING', 'FAILED');
CREATE INDEX stripe_event_received ON stripe_event (received_at);

-- Which account a customer of Stripe is. The first link stays.
CREATE TABLE stripe_customer (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  created_at BIGINT NOT NULL
);
CREATE INDEX stripe_customer_user ON stripe_customer (user_id, created_at);

-- Subscriptions as the events tell them; `id` is Stripe's. `plan` is what the price buys, `granted_plan` what the account has of it,
-- at most until `grace_until`.
CREATE TABLE subscription (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  customer_id TEXT NOT NULL,
  status TEXT NOT NULL,
  price_id TEXT NOT NULL,
  plan TEXT,
  billing_interval TEXT,
  current_period_start BIGINT NOT NULL,
  current_period_end BIGINT NOT NULL,
  cancel_at_period_end INTEGER NOT NULL,
  granted_plan TEXT NOT NULL,
  grace_until BIGINT,
  last_event_id TEXT NOT NULL,
  invoice_id TEXT NOT NULL,
  invoice_status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX subscription_user ON subscription (user_id);
CREATE INDEX subscription_grace ON subscription (grace_until) WHERE grace_until IS NOT NULL;
