-- The order of arrival. A row that counts, as SQLite's single writer has it, would make every submit wait for the one before it.
CREATE SEQUENCE job_seq;
