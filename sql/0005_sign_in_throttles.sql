-- Failed sign-ins by account and by address. Not tenant data: it is kept for logins that no organisation has.
CREATE TABLE sign_in_throttles (
    subject BINARY(16) NOT NULL PRIMARY KEY COMMENT 'blind index of the login or of the address',
    failures INT UNSIGNED NOT NULL,
    first_failed_at DATETIME(6) NOT NULL COMMENT 'UTC',
    last_failed_at DATETIME(6) NOT NULL COMMENT 'UTC',
    KEY sign_in_throttles_by_age (last_failed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttles TO trunkline_app;
