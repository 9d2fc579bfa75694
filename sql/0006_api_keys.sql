CREATE TABLE api_keys (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL,
    digest BINARY(32) NOT NULL COMMENT 'SHA-256 of the secret, which is kept nowhere',
    hint CHAR(4) NOT NULL COMMENT 'the last four characters of the secret',
    name VARCHAR(120) NOT NULL,
    description VARCHAR(500) NOT NULL DEFAULT '',
    scopes VARCHAR(255) NOT NULL COMMENT 'separated by spaces',
    created_by UUID NULL COMMENT 'the user; NULL for a key made at the command line',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    last_used_at DATETIME(6) NULL COMMENT 'UTC; written at most once a minute',
    expires_at DATETIME(6) NULL COMMENT 'UTC; also the end of the overlap of a key that was rotated',
    revoked_at DATETIME(6) NULL,
    replaced_by UUID NULL COMMENT 'the key it was rotated to',
    UNIQUE KEY api_keys_digest (digest),
    KEY api_keys_by_organisation (organisation_id, created_at, id),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON api_keys TO trunkline_app;
