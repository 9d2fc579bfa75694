-- Recent look-ups of a call config, kept for 30 days. One is written for every call that comes in, so there is one
-- index, in the order in which they come and are read, and no foreign key: organisations are never deleted.
CREATE TABLE look_ups (
    organisation_id UUID NOT NULL,
    looked_up_at DATETIME(6) NOT NULL COMMENT 'UTC',
    id UUID NOT NULL,
    api_key_id UUID NULL COMMENT 'the key that asked; NULL when a user did',
    restaurant_id VARCHAR(64) NULL COMMENT 'NULL when nothing was found',
    asked VARBINARY(400) NULL COMMENT 'sealed: what was asked for, when nothing was found',
    in_call_hours BOOLEAN NULL,
    ai_enabled BOOLEAN NULL,
    microseconds INT UNSIGNED NOT NULL COMMENT 'from request to answer',
    PRIMARY KEY (organisation_id, looked_up_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON look_ups TO trunkline_app;
