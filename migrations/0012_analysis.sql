-- One run over one source. What each status may become is drawn in src/queue/job.h; the job of the same id moves it.
-- `result_epoch` names the epoch whose issues are the result; it is set in the transaction that completes the analysis.
CREATE TABLE analysis (
  id TEXT PRIMARY KEY,
  project_key TEXT NOT NULL REFERENCES project (key) ON DELETE CASCADE,
  project_id TEXT NOT NULL,
  user_id TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
  detectors TEXT NOT NULL,
  language TEXT,
  path TEXT,
  source_id TEXT,
  root TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  total_issues BIGINT NOT NULL DEFAULT 0,
  critical BIGINT NOT NULL DEFAULT 0,
  high BIGINT NOT NULL DEFAULT 0,
  medium BIGINT NOT NULL DEFAULT 0,
  low BIGINT NOT NULL DEFAULT 0,
  info BIGINT NOT NULL DEFAULT 0,
  detector_runs TEXT NOT NULL DEFAULT '[]',
  coverage TEXT NOT NULL DEFAULT '{"files":0,"bytes":0,"lines":0,"skipped":[]}',
  error TEXT,
  error_code TEXT,
  retry_count INTEGER NOT NULL DEFAULT 0,
  result_epoch INTEGER,
  started_at BIGINT,
  finished_at BIGINT,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  CHECK ((status = 'COMPLETED') = (result_epoch IS NOT NULL)),
  CHECK ((status IN ('COMPLETED', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL))
);
CREATE INDEX analysis_project ON analysis (project_key, created_at);
CREATE INDEX analysis_user ON analysis (user_id, created_at);
CREATE INDEX analysis_status ON analysis (status);

-- `ordinal` is the place in the listing: most severe first, then file, then line.
CREATE TABLE analysis_issue (
  id TEXT PRIMARY KEY,
  analysis_id TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  severity_rank INTEGER NOT NULL,
  file_path TEXT NOT NULL,
  line INTEGER NOT NULL,
  col INTEGER NOT NULL,
  end_line INTEGER NOT NULL,
  end_col INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFO')),
  detector TEXT NOT NULL,
  message TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  category TEXT NOT NULL,
  code TEXT NOT NULL,
  pattern TEXT NOT NULL,
  suggestion TEXT NOT NULL,
  auto_fixable INTEGER NOT NULL,
  confidence REAL NOT NULL,
  metadata TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (analysis_id, epoch, ordinal)
);
CREATE INDEX analysis_issue_severity ON analysis_issue (analysis_id, epoch, severity_rank, file_path, line);
CREATE INDEX analysis_issue_detector ON analysis_issue (detector);
CREATE INDEX analysis_issue_file ON analysis_issue (file_path);
