-- How an organisation's patients come by accounts. Without a row the defaults hold.
CREATE TABLE patient_settings (
    organisation_id UUID NOT NULL PRIMARY KEY,
    strict BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'a stranger learns nothing of a number before its code is confirmed',
    ivr_autocreate_account BOOLEAN NOT NULL DEFAULT TRUE COMMENT 'who books by phone gets an account and the welcome message',
    language VARCHAR(8) NOT NULL DEFAULT 'en' COMMENT 'of what is written to patients',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON patient_settings TO trunkline_app;
-- What a user with the role patient has beside a sign-in.
CREATE TABLE patient_accounts (
    organisation_id UUID NOT NULL,
    user_id UUID NOT NULL,
    origin ENUM('web', 'link', 'phone') NOT NULL,
    activation_digest BINARY(16) NULL COMMENT 'keyed hash of the password in the welcome message; NULL once it is used',
    activation_expires_at DATETIME(6) NULL COMMENT 'UTC',
    activation_tries TINYINT UNSIGNED NOT NULL DEFAULT 0,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed BLOB NOT NULL COMMENT 'sealed: name, age and when it was told',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, user_id),
    KEY patient_accounts_by_key (organisation_id, sealed_with),
    FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON patient_accounts TO trunkline_app;
-- The number of an account: a claim, until it is verified. Any number may claim one; one has it.
CREATE TABLE account_phones (
    organisation_id UUID NOT NULL,
    user_id UUID NOT NULL,
    phone_index BINARY(16) NOT NULL COMMENT 'keyed hash of the number',
    phone_key INT UNSIGNED NOT NULL COMMENT 'the key''s id',
    verified_at DATETIME(6) NULL COMMENT 'UTC; when it was proven last that the account''s owner has the phone',
    is_verified BOOLEAN AS (IF(verified_at IS NULL, NULL, TRUE)) PERSISTENT,
    sealed BLOB NOT NULL COMMENT 'sealed: the number',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, user_id),
    UNIQUE KEY account_phones_verified (organisation_id, phone_index, is_verified),
    KEY account_phones_by_phone_key (organisation_id, phone_key),
    KEY account_phones_by_key (organisation_id, sealed_with),
    FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_phones TO trunkline_app;
-- What those who decide on a number queue for: a row that is not there yet locks nothing.
CREATE TABLE phone_queues (
    organisation_id UUID NOT NULL,
    phone_index BINARY(16) NOT NULL,
    taken_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, phone_index),
    KEY phone_queues_age (organisation_id, taken_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON phone_queues TO trunkline_app;
-- Whose visits an account shows. Several patients may share a phone; a patient is one account's.
CREATE TABLE account_patients (
    organisation_id UUID NOT NULL,
    user_id UUID NOT NULL,
    patient_id VARCHAR(64) NOT NULL,
    status ENUM('linked', 'proposed') NOT NULL COMMENT 'proposed: the phone agrees and the name does not; staff decide',
    is_linked BOOLEAN AS (IF(status = 'linked', TRUE, NULL)) PERSISTENT,
    since DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, user_id, patient_id),
    UNIQUE KEY account_patients_linked (organisation_id, patient_id, is_linked),
    FOREIGN KEY (organisation_id, patient_id) REFERENCES patients (organisation_id, id),
    FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON account_patients TO trunkline_app;
-- Patients whom nobody knows but by a call: their phone is all that tells who they are.
CREATE TABLE phone_patients (
    organisation_id UUID NOT NULL,
    patient_id VARCHAR(64) NOT NULL,
    called_at DATETIME(6) NOT NULL COMMENT 'UTC; last',
    PRIMARY KEY (organisation_id, patient_id),
    FOREIGN KEY (organisation_id, patient_id) REFERENCES patients (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON phone_patients TO trunkline_app;
