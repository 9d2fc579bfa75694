-- Several chains an organisation: who adds an event takes one that nobody is at, and waits for nobody.
ALTER TABLE audit_events
    ADD COLUMN lane TINYINT UNSIGNED NOT NULL DEFAULT 0 AFTER organisation_id,
    DROP PRIMARY KEY, ADD PRIMARY KEY (organisation_id, lane, seq);
ALTER TABLE audit_heads
    ADD COLUMN lane TINYINT UNSIGNED NOT NULL DEFAULT 0 AFTER organisation_id,
    DROP PRIMARY KEY, ADD PRIMARY KEY (organisation_id, lane);
