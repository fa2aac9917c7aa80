-- Signed messages of other parts of an installation that were taken in: one that comes again changes nothing.
CREATE TABLE internal_message (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  applied INTEGER NOT NULL,
  reason TEXT NOT NULL,
  received_at BIGINT NOT NULL
);
CREATE INDEX internal_message_received ON internal_message (received_at);
