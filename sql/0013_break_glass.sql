-- Emergency access (45 CFR 164.312(a)(2)(ii)): read-only, one patient, half an hour, and somebody looks at it later.
CREATE TABLE break_glass_grants (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    patient_id VARCHAR(64) NOT NULL,
    granted_at DATETIME(6) NOT NULL COMMENT 'UTC',
    expires_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed VARBINARY(8192) NOT NULL COMMENT 'sealed: the reason',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    reviewed_at DATETIME(6) NULL COMMENT 'UTC',
    reviewed_by UUID NULL,
    PRIMARY KEY (organisation_id, id),
    KEY break_glass_grants_of_user (organisation_id, user_id, expires_at),
    KEY break_glass_grants_by_age (organisation_id, granted_at, id),
    KEY break_glass_grants_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (reviewed_at, reviewed_by, sealed) ON break_glass_grants TO trunkline_app;
