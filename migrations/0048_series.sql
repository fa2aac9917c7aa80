-- Jobs of one series run one after the other, in the order of their arrival; NULL: a job of its own.
ALTER TABLE job ADD COLUMN series TEXT;
CREATE INDEX job_series ON job (series, seq) WHERE finished_at IS NULL AND series IS NOT NULL;
CREATE INDEX job_series_running ON job (series) WHERE state = 'RUNNING' AND series IS NOT NULL;
-- What a project wants of its analyses: those of a branch one after the other; newer ones in place of older ones.
ALTER TABLE project ADD COLUMN one_at_a_time INTEGER NOT NULL DEFAULT 0;
ALTER TABLE project ADD COLUMN supersede INTEGER NOT NULL DEFAULT 0;
