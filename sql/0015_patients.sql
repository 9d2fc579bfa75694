CREATE TABLE patients (
    organisation_id UUID NOT NULL,
    id VARCHAR(64) NOT NULL COMMENT 'such as P-1234; never a part of a name',
    sealed_id UUID NOT NULL COMMENT 'what the sealed fields are sealed to',
    territory_id VARCHAR(64) NOT NULL,
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: everything that is known of the person, as JSON',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, id),
    UNIQUE KEY patients_sealed (sealed_id),
    KEY patients_by_age (organisation_id, created_at, id),
    KEY patients_by_key (organisation_id, sealed_with),
    FOREIGN KEY (organisation_id, territory_id) REFERENCES territories (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON patients TO trunkline_app;
-- By what a patient can be found: keyed hashes, which tell nothing but that two values are equal.
CREATE TABLE patient_indexes (
    organisation_id UUID NOT NULL,
    kind ENUM('name', 'last_name', 'name_prefix', 'phone', 'policy_number', 'date_of_birth', 'mbi', 'medicaid_number') NOT NULL,
    value BINARY(16) NOT NULL,
    patient_id VARCHAR(64) NOT NULL,
    key_id INT UNSIGNED NOT NULL COMMENT 'of the index key',
    PRIMARY KEY (organisation_id, kind, value, patient_id),
    KEY patient_indexes_of (organisation_id, patient_id),
    KEY patient_indexes_by_key (organisation_id, key_id) COMMENT 'what a rotation of the index key has left to do',
    FOREIGN KEY (organisation_id, patient_id) REFERENCES patients (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON patient_indexes TO trunkline_app;
