-- Accounts and their sessions. Times are milliseconds since 1970 UTC; e-mail addresses are kept in lower case.
CREATE TABLE account (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('USER', 'ADMIN')),
  plan TEXT NOT NULL CHECK (plan IN ('INSIGHT_FREE', 'INSIGHT_PRO', 'INSIGHT_TEAM', 'INSIGHT_ENTERPRISE')),
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

-- One row per log-in: the family that its refresh tokens belong to. Ending it ends them all, access tokens included.
CREATE TABLE session (
  id TEXT PRIMARY KEY,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  device TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);
CREATE INDEX session_account ON session (account_id);

-- Only hashes. A used token stays until it expires, so that its second use is noticed.
CREATE TABLE refresh_token (
  id TEXT PRIMARY KEY,
  session_id TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT
);
CREATE INDEX refresh_token_session ON refresh_token (session_id);

-- The keys that sign access tokens. `secret` is the Ed25519 seed, base64url; the database file is its owner's alone.
CREATE TABLE signing_key (
  id TEXT PRIMARY KEY,
  algorithm TEXT NOT NULL CHECK (algorithm IN ('EdDSA')),
  secret TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
