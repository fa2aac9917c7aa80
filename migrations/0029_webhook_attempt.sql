-- Every attempt of a delivery that was ended by an answer or the lack of one. As many as there are retries at most; gone with the
-- delivery.
CREATE TABLE webhook_attempt (
  id TEXT PRIMARY KEY,
  delivery_id TEXT NOT NULL REFERENCES webhook_delivery (id) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  started_at BIGINT NOT NULL,
  duration_ms BIGINT NOT NULL,
  status INTEGER,
  error TEXT,
  UNIQUE (delivery_id, attempt)
);
