-- A key that was replaced signs nothing more, and verifies until the last token it signed has run out.
ALTER TABLE signing_key ADD COLUMN retired_at BIGINT;

-- Set: nobody gets in as this account, from the next request on, whatever token they hold.
ALTER TABLE account ADD COLUMN disabled_at BIGINT;

-- Who another issuer's subject is here. Linked by issuer and subject alone, never by an e-mail address. `plan` is what the issuer's
-- claim last gave the account.
CREATE TABLE external_identity (
  id TEXT PRIMARY KEY,
  issuer TEXT NOT NULL,
  subject TEXT NOT NULL,
  account_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  plan TEXT NOT NULL CHECK (plan IN ('INSIGHT_FREE', 'INSIGHT_PRO', 'INSIGHT_TEAM', 'INSIGHT_ENTERPRISE')),
  created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX external_identity_subject ON external_identity (issuer, subject);
CREATE INDEX external_identity_account ON external_identity (account_id);

-- Devices that ask to be let in (RFC 8628). Device codes and tickets are kept as hashes; a user code lives for minutes.
CREATE TABLE device_grant (
  id TEXT PRIMARY KEY,
  device_hash TEXT NOT NULL UNIQUE,
  user_code TEXT NOT NULL UNIQUE,
  client_id TEXT NOT NULL,
  remote TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('PENDING', 'APPROVED', 'DENIED', 'USED')),
  interval_seconds INTEGER NOT NULL,
  polled_at BIGINT,
  account_id TEXT REFERENCES account (id) ON DELETE CASCADE,
  ticket_hash TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX device_grant_remote ON device_grant (remote, expires_at);
CREATE INDEX device_grant_expires ON device_grant (expires_at);
CREATE INDEX device_grant_ticket ON device_grant (ticket_hash);
