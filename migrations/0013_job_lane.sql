-- What keeps the house (payments, sweeps) never waits behind analyses: each lane has workers of its own.
ALTER TABLE job ADD COLUMN lane TEXT NOT NULL DEFAULT 'ANALYSIS' CHECK (lane IN ('ANALYSIS', 'HOUSEKEEPING'));
