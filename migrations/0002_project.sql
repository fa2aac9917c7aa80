-- `client_id` is an id that a client invented; it means something within its account alone. Where it is set, it is what the wire shows.
-- The two last columns are kept by whoever accepts an analysis, so that a list of projects needs no counting.
CREATE TABLE project (
  id TEXT PRIMARY KEY,
  client_id TEXT,
  user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  git_remote TEXT,
  git_branch TEXT,
  git_commit TEXT,
  language TEXT,
  framework TEXT,
  analysis_count BIGINT NOT NULL DEFAULT 0,
  last_analyzed_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX project_client_id ON project (user_id, client_id) WHERE client_id IS NOT NULL;
CREATE INDEX project_user ON project (user_id, created_at);
CREATE INDEX project_created ON project (created_at);
