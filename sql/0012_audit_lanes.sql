-- Several chains an organisation, its lanes: who adds an event takes one that nobody is at, and waits for nobody.
-- Lane 0 is the one chain of old, with its end in audit_heads: workers of the version before add to it until they end.
ALTER TABLE audit_events
    ADD COLUMN lane TINYINT UNSIGNED NOT NULL DEFAULT 0 AFTER organisation_id,
    DROP PRIMARY KEY, ADD PRIMARY KEY (organisation_id, lane, seq),
    ADD KEY audit_events_by_time (organisation_id, happened_at),
    ADD KEY audit_events_by_actor (organisation_id, actor_id, happened_at),
    ADD KEY audit_events_by_resource (organisation_id, resource_type, resource_id, happened_at);
-- The end of each lane. In the row of lane 0 `seq` is how many lanes there are, so that none can be taken away whole.
CREATE TABLE audit_lanes (
    organisation_id UUID NOT NULL,
    lane TINYINT UNSIGNED NOT NULL,
    seq BIGINT UNSIGNED NOT NULL COMMENT 'of the last event; 0 before the first',
    mac BINARY(32) NOT NULL COMMENT 'of the last event',
    key_id INT UNSIGNED NOT NULL COMMENT 'of the audit key the seal is made with',
    seal BINARY(32) NOT NULL COMMENT 'a MAC over this row: who cuts the end off cannot write another end',
    PRIMARY KEY (organisation_id, lane)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON audit_lanes TO trunkline_app;
