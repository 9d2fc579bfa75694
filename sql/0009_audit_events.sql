-- One chain of events an organisation: each row carries a MAC over itself and the row before.
CREATE TABLE audit_events (
    organisation_id UUID NOT NULL COMMENT 'all zeros: of no organisation, such as a sign-in with an unknown login',
    seq BIGINT UNSIGNED NOT NULL,
    happened_at DATETIME(6) NOT NULL COMMENT 'UTC',
    actor_type ENUM('user', 'api_key', 'system', 'anonymous') NOT NULL,
    actor_id UUID NULL,
    event VARCHAR(64) NOT NULL COMMENT 'such as sign_in',
    outcome ENUM('success', 'refused') NOT NULL,
    resource_type VARCHAR(32) NOT NULL,
    resource_id VARCHAR(64) NOT NULL,
    request_id VARCHAR(64) NOT NULL,
    address VARCHAR(45) NOT NULL,
    fields JSON NOT NULL COMMENT 'what changed, without personal data',
    key_id INT UNSIGNED NOT NULL COMMENT 'of the audit key',
    previous_mac BINARY(32) NOT NULL,
    mac BINARY(32) NOT NULL,
    PRIMARY KEY (organisation_id, seq)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT ON audit_events TO trunkline_app;
-- The end of each chain. Appenders queue for its row: a SELECT of the last event would let chains fork.
CREATE TABLE audit_heads (
    organisation_id UUID NOT NULL PRIMARY KEY,
    seq BIGINT UNSIGNED NOT NULL,
    mac BINARY(32) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON audit_heads TO trunkline_app;
