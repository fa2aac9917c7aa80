-- Sources that are kept as one archive among the contents, for machines that share no folder.
ALTER TABLE source ADD COLUMN packed TEXT;                                -- SHA-256 of the archive; NULL: a folder
ALTER TABLE source ADD COLUMN brings_rules INTEGER NOT NULL DEFAULT 0;    -- 1: it has a folder .insight/rules
CREATE INDEX source_packed ON source (packed) WHERE packed IS NOT NULL;
