-- API keys: only hashes; `prefix` and `last4` are there to tell them apart. `scopes` are words with a space between them.
CREATE TABLE api_key (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  prefix TEXT NOT NULL,
  last4 TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  scopes TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  last_used_at BIGINT
);
CREATE INDEX api_key_account ON api_key (account_id, created_at);

-- The dashboard's cookie belongs to a log-in as its refresh tokens do, and ends with it.
ALTER TABLE session ADD COLUMN cookie_hash TEXT;
ALTER TABLE session ADD COLUMN last_used_at BIGINT;
CREATE UNIQUE INDEX session_cookie ON session (cookie_hash);

-- One-time links: an owner's has no address, an invitation is for one address.
CREATE TABLE invitation (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('USER', 'ADMIN')),
  hash TEXT NOT NULL UNIQUE,
  invited_by TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX invitation_created ON invitation (created_at);
