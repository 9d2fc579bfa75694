-- One row a sign-in: what makes an access token revocable.
CREATE TABLE sessions (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL,
    user_id UUID NOT NULL,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    last_seen_at DATETIME(6) NOT NULL COMMENT 'UTC; written at most once a minute',
    expires_at DATETIME(6) NOT NULL COMMENT 'UTC; the absolute limit',
    revoked_at DATETIME(6) NULL,
    KEY sessions_by_user (organisation_id, user_id),
    KEY sessions_by_end (organisation_id, expires_at),
    FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON sessions TO trunkline_app;
