-- Where accounts want to hear of events, and what was or is to be sent there. A delivery is written in the transaction that makes its
-- event true, so that none is lost and none is told of what didn't happen.
-- An endpoint is leased to one sender at a time, so that nobody is sent two messages at once and a slow one keeps one thread at most.
CREATE TABLE webhook_endpoint (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  url TEXT NOT NULL,
  events TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  secret TEXT NOT NULL,
  previous_secret TEXT,
  previous_until BIGINT,
  enabled INTEGER NOT NULL DEFAULT 1,
  disabled_reason TEXT,
  slow INTEGER NOT NULL DEFAULT 0,
  lease_holder TEXT,
  lease_until BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK ((previous_secret IS NULL) = (previous_until IS NULL)),
  CHECK ((lease_holder IS NULL) = (lease_until IS NULL))
);
CREATE INDEX webhook_endpoint_user ON webhook_endpoint (user_id, created_at);

-- `attempts` counts those that were begun; its value says whose outcome may be recorded.
CREATE TABLE webhook_delivery (
  id TEXT PRIMARY KEY,
  endpoint_id TEXT NOT NULL REFERENCES webhook_endpoint (id) ON DELETE CASCADE,
  event_id TEXT NOT NULL,
  event_type TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'DELIVERED', 'FAILED')),
  attempts INTEGER NOT NULL DEFAULT 0,
  next_attempt_at BIGINT,
  last_attempt_at BIGINT,
  last_status INTEGER,
  last_error TEXT,
  replay_of TEXT,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  CHECK ((state = 'PENDING') = (next_attempt_at IS NOT NULL)),
  CHECK ((state = 'PENDING') = (finished_at IS NULL))
);
CREATE INDEX webhook_delivery_endpoint ON webhook_delivery (endpoint_id, created_at);
CREATE INDEX webhook_delivery_created ON webhook_delivery (created_at);
CREATE INDEX webhook_delivery_due ON webhook_delivery (next_attempt_at) WHERE state = 'PENDING';
