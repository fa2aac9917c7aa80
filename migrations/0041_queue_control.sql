-- A lane whose row is here starts nothing new, on any machine.
CREATE TABLE job_pause (
  id TEXT PRIMARY KEY CHECK (id IN ('ANALYSIS', 'HOUSEKEEPING')),
  since BIGINT NOT NULL
);
-- Since when the oldest one waits, asked with every submit.
CREATE INDEX job_waiting ON job (created_at) WHERE state = 'QUEUED';
-- What was done over again is not done over twice.
CREATE INDEX analysis_retry ON analysis (retry_of) WHERE retry_of IS NOT NULL;
-- What a newer analysis of the same branch may supersede.
ALTER TABLE analysis ADD COLUMN branch TEXT;
