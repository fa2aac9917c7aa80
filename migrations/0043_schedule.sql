-- A project that is analysed again and again. `schedule_next_at` is the truth: it moves on in the transaction that accepts the analysis
-- of that time, so each time is served once, whoever looks.
ALTER TABLE project ADD COLUMN schedule TEXT;              -- a cron expression in UTC
ALTER TABLE project ADD COLUMN schedule_next_at BIGINT;
ALTER TABLE project ADD COLUMN schedule_last_at BIGINT;    -- the time that was served or skipped last
ALTER TABLE project ADD COLUMN schedule_outcome TEXT CHECK (schedule_outcome IN ('QUEUED', 'SKIPPED'));
ALTER TABLE project ADD COLUMN schedule_reason TEXT;       -- why it was skipped
ALTER TABLE project ADD COLUMN schedule_analysis_id TEXT;  -- what was queued
CREATE INDEX project_due ON project (schedule_next_at) WHERE schedule_next_at IS NOT NULL;
-- The time of its project's schedule that an analysis was made for.
ALTER TABLE analysis ADD COLUMN scheduled_for BIGINT;
CREATE UNIQUE INDEX analysis_scheduled ON analysis (project_key, scheduled_for) WHERE scheduled_for IS NOT NULL;
