-- REAL has eight bytes on SQLite and four here, which kept seven digits of what an analyser said. Through the text, so that what
-- reads 0.9 stays 0.9.
ALTER TABLE analysis_issue
  ALTER COLUMN confidence TYPE DOUBLE PRECISION USING CAST(CAST(confidence AS TEXT) AS DOUBLE PRECISION);
