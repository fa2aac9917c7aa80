-- What was done to accounts, keys, plans, endpoints and data, by whom. Only ever appended to; kept when the account goes.
CREATE TABLE audit_event (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  detail TEXT NOT NULL,
  remote TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX audit_event_account ON audit_event (account_id, created_at);
CREATE INDEX audit_event_created ON audit_event (created_at);
