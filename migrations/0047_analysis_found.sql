-- What a running attempt has found so far, in the order in which it was found, told in batches to those who follow it. The issues
-- themselves are stored in the listing's order when all are known. `first` counts what was told before; `base` is where the count
-- began anew. A row with a reason takes back what stands before it. Swept once the analysis has ended.
CREATE TABLE analysis_found (
  id TEXT PRIMARY KEY,
  analysis_id TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  epoch INTEGER NOT NULL,
  first BIGINT NOT NULL,
  found INTEGER NOT NULL,
  base BIGINT NOT NULL,
  issues TEXT NOT NULL,
  reason TEXT,
  UNIQUE (analysis_id, epoch, first)
);
