CREATE TABLE doctors (
    organisation_id UUID NOT NULL,
    id VARCHAR(64) NOT NULL COMMENT 'such as D-001',
    territory_id VARCHAR(64) NOT NULL,
    name VARCHAR(120) COLLATE utf8mb4_unicode_520_nopad_ci NOT NULL COMMENT 'sorted and found as people do, in any case',
    npi CHAR(10) NOT NULL COMMENT 'National Provider Identifier (45 CFR 162.406)',
    practice VARCHAR(200) NOT NULL DEFAULT '',
    phone VARCHAR(16) NULL COMMENT 'E.164',
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, id),
    KEY doctors_by_name (organisation_id, name, id),
    KEY doctors_by_npi (organisation_id, npi),
    FOREIGN KEY (organisation_id, territory_id) REFERENCES territories (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON doctors TO trunkline_app;
