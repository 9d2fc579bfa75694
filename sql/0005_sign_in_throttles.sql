-- Failed sign-ins. Not tenant data: they are counted for logins that no organisation has, too.
CREATE TABLE sign_in_throttles (
    subject BINARY(16) NOT NULL PRIMARY KEY COMMENT 'blind index of an address, of an account, or of an account seen from an address',
    account BINARY(16) NULL COMMENT 'blind index of the account, where the subject is of one: what an unlock deletes',
    failures INT UNSIGNED NOT NULL,
    last_failed_at DATETIME(6) NOT NULL COMMENT 'UTC',
    KEY sign_in_throttles_account (account),
    KEY sign_in_throttles_age (last_failed_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttles TO trunkline_app;
