-- The row is the job; a queue only delivers it. What each state may become is drawn in src/queue/job.h.
CREATE TABLE job (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  tenant TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')),
  priority INTEGER NOT NULL,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 16),
  tenant_cap INTEGER NOT NULL,
  vft BIGINT NOT NULL,
  seq BIGINT NOT NULL UNIQUE,
  dispatch INTEGER NOT NULL DEFAULT 1,
  epoch INTEGER NOT NULL DEFAULT 0,
  starts INTEGER NOT NULL DEFAULT 0,
  attempts INTEGER NOT NULL DEFAULT 0,
  alone INTEGER NOT NULL DEFAULT 0,
  progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  worker TEXT,
  lease_until BIGINT,
  run_after BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  CHECK ((state = 'RUNNING') = (lease_until IS NOT NULL)),
  CHECK ((state IN ('COMPLETED', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL))
);
CREATE INDEX job_fair ON job (priority, vft, seq) WHERE state = 'QUEUED';
CREATE INDEX job_running ON job (tenant) WHERE state = 'RUNNING';

-- Every claim, and how it ended: the evidence when a job fails.
CREATE TABLE job_attempt (
  id TEXT PRIMARY KEY,
  job_id TEXT NOT NULL REFERENCES job (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  worker TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  outcome TEXT NOT NULL CHECK (outcome IN ('RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED', 'LEASE_EXPIRED', 'GIVEN_BACK')),
  reason TEXT NOT NULL DEFAULT '',
  UNIQUE (job_id, epoch)
);

-- Start-time fair queueing: the virtual finish time of each tenant's last job, and the virtual clock.
CREATE TABLE job_tenant (
  id TEXT PRIMARY KEY,
  vft BIGINT NOT NULL
);
CREATE TABLE job_clock (
  id TEXT PRIMARY KEY,
  vclock BIGINT NOT NULL,
  seq BIGINT NOT NULL
);
INSERT INTO job_clock (id, vclock, seq) VALUES ('clock', 0, 0);
