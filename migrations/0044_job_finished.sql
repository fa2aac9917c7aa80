-- Retention looks for jobs that ended long ago, among as many that wait.
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;
