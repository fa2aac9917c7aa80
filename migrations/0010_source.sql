-- What accounts have sent; the files stand in the data folder under sources/<user>/<id>.
CREATE TABLE source (
  id TEXT PRIMARY KEY,
  user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  files BIGINT NOT NULL,
  bytes BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX source_user ON source (user_id);
