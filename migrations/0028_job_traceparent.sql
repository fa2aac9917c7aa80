-- The trace that the request which made the job belongs to (W3C traceparent), so that its work can be found under it.
ALTER TABLE job ADD COLUMN traceparent TEXT;
