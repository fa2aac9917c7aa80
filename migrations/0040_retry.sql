-- The analysis that this one does over again, if any.
ALTER TABLE analysis ADD COLUMN retry_of TEXT;
