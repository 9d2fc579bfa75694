-- Since when all attempts have failed. NULL for a target of before this column until its next failure.
ALTER TABLE outbox_targets
    ADD COLUMN IF NOT EXISTS failing_since DATETIME(6) NULL COMMENT 'UTC; the first of the failures in a row; NULL where there is none';
