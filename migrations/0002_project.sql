-- `id` is what the world calls a project; a client may have invented it, so it is unique within its account only and rows refer to `key`.
-- `analysis_count` and `last_analyzed_at` are kept by whoever accepts an analysis, so that a list of projects needs no counting.
CREATE TABLE project (
  key TEXT PRIMARY KEY,
  id TEXT NOT NULL,
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
  updated_at BIGINT NOT NULL,
  UNIQUE (user_id, id)
);
CREATE INDEX project_user ON project (user_id, created_at);
CREATE INDEX project_created ON project (created_at);
