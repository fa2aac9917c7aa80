-- What `insight migrate` brings here, and how far it came: written in the transactions that bring the rows, so that one that was
-- killed goes on where it stood. `id` is where the rows come from. A database whose move isn't finished serves nobody.
CREATE TABLE transfer (
  id TEXT PRIMARY KEY,
  started_at BIGINT NOT NULL,
  finished_at BIGINT
);

-- While it goes on: a row for each table. `last_key` is the primary key up to which its rows are here.
CREATE TABLE transfer_table (
  id TEXT PRIMARY KEY,
  copied BIGINT NOT NULL DEFAULT 0,
  last_key TEXT,
  complete INTEGER NOT NULL DEFAULT 0
);
