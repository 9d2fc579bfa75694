-- A known text under each key of the keyring: with another keyring than the one the data belongs to nobody serves.
CREATE TABLE keyring_canaries (
    purpose VARCHAR(16) NOT NULL COMMENT 'token, seal, index or audit',
    key_id INT UNSIGNED NOT NULL,
    song VARBINARY(128) NOT NULL COMMENT 'of a seal key the text sealed, of others its keyed hash',
    PRIMARY KEY (purpose, key_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON keyring_canaries TO trunkline_app;
