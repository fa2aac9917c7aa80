-- What accounts may use, and what they used. `plan_until` ends a plan by itself (a grace); after it the account is on the free plan.
ALTER TABLE account ADD COLUMN plan_until BIGINT;

-- Where an account's months begin; without a row they begin at its creation. `id` is the account's; `ends_at` is known of a paid period.
CREATE TABLE billing_anchor (
  id TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT,
  updated_at BIGINT NOT NULL
);

-- One month of one account. `reserved` and `settled` are the counts of its records by state; `plan_limit` is the one that the last
-- reservation was held against (nothing: unlimited), `notified` the highest share in percent that was told.
CREATE TABLE usage_period (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  reserved BIGINT NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  settled BIGINT NOT NULL DEFAULT 0 CHECK (settled >= 0),
  plan_limit BIGINT,
  notified INTEGER NOT NULL DEFAULT 0,
  created_at BIGINT NOT NULL,
  CHECK (starts_at < ends_at),
  UNIQUE (account_id, starts_at)
);
CREATE INDEX usage_period_end ON usage_period (ends_at);

-- One analysis that counts. It outlives the analysis, so that deleting one gives nothing back.
CREATE TABLE usage_record (
  id TEXT PRIMARY KEY,
  period_id TEXT NOT NULL REFERENCES usage_period (id) ON DELETE CASCADE,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  type TEXT NOT NULL CHECK (type IN ('ANALYSIS')),
  analysis_id TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('RESERVED', 'SETTLED', 'RELEASED')),
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE INDEX usage_record_period ON usage_record (period_id);
CREATE INDEX usage_record_account ON usage_record (account_id);

-- Whether a source is still needed.
CREATE INDEX analysis_source ON analysis (source_id) WHERE source_id IS NOT NULL;
