-- Codes that are sent to a phone to prove that somebody has it. Guessed, used and late ones are refused alike.
CREATE TABLE one_time_codes (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    purpose ENUM('register', 'link', 'phone') NOT NULL,
    user_id UUID NULL COMMENT 'whose it is; NULL before there is an account',
    phone_index BINARY(16) NOT NULL COMMENT 'keyed hash of the number',
    digest BINARY(16) NOT NULL COMMENT 'keyed hash of the code, its purpose, its account and its number',
    tries TINYINT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    expires_at DATETIME(6) NOT NULL COMMENT 'UTC',
    used_at DATETIME(6) NULL COMMENT 'UTC; or when another took its place',
    sealed BLOB NOT NULL COMMENT 'sealed: the number, and what is done once the code comes back',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    KEY one_time_codes_sent (organisation_id, phone_index, created_at),
    KEY one_time_codes_age (organisation_id, created_at),
    KEY one_time_codes_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON one_time_codes TO trunkline_app;
-- How often strangers may ask: by address, by number, and altogether.
CREATE TABLE registration_throttles (
    organisation_id UUID NOT NULL,
    subject BINARY(16) NOT NULL COMMENT 'keyed hash of what is counted',
    began_at DATETIME(6) NOT NULL COMMENT 'UTC; of the span that is counted over',
    taken INT UNSIGNED NOT NULL,
    PRIMARY KEY (organisation_id, subject),
    KEY registration_throttles_age (organisation_id, began_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON registration_throttles TO trunkline_app;
