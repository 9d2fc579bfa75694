CREATE TABLE users (
    id UUID NOT NULL PRIMARY KEY,
    organisation_id UUID NOT NULL,
    login VARCHAR(254) NOT NULL COMMENT 'in lower case; unique over all organisations, never used again',
    name VARCHAR(120) NOT NULL,
    role ENUM('super_admin', 'admin', 'manager', 'agent', 'ivr', 'doctor', 'patient') NOT NULL,
    doctor_id VARCHAR(64) NULL COMMENT 'the doctor a user with the role doctor is',
    status ENUM('invited', 'active', 'disabled') NOT NULL,
    password_hash VARBINARY(128) NULL COMMENT 'Argon2id; NULL until an invitation is accepted',
    must_change_password BOOLEAN NOT NULL DEFAULT FALSE,
    invitation_digest BINARY(32) NULL COMMENT 'SHA-256 of the one-time code',
    invitation_expires_at DATETIME(6) NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    UNIQUE KEY users_login (login),
    UNIQUE KEY users_invitation (invitation_digest),
    KEY users_by_organisation (organisation_id, created_at, id),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON users TO trunkline_app;
