-- Single-use tokens; all of a session are one family (RFC 9700, 4.14).
CREATE TABLE refresh_tokens (
    digest BINARY(32) NOT NULL PRIMARY KEY COMMENT 'SHA-256',
    organisation_id UUID NOT NULL,
    session_id UUID NOT NULL,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    used_at DATETIME(6) NULL,
    KEY refresh_tokens_by_session (organisation_id, session_id),
    FOREIGN KEY (session_id) REFERENCES sessions (id) ON DELETE CASCADE
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON refresh_tokens TO trunkline_app;
