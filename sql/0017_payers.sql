CREATE TABLE payers (
    organisation_id UUID NOT NULL,
    id VARCHAR(64) NOT NULL,
    name VARCHAR(120) COLLATE utf8mb4_unicode_520_nopad_ci NOT NULL COMMENT 'sorted and found as people do, in any case',
    name_key VARCHAR(120) NOT NULL COMMENT 'the name as it is compared: in lower case, single spaces',
    phone VARCHAR(16) NULL COMMENT 'E.164',
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, id),
    UNIQUE KEY payers_name (organisation_id, name_key),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON payers TO trunkline_app;
