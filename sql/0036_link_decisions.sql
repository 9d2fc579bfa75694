-- Which proposals the staff have decided on, and why: what they declined is not proposed again.
ALTER TABLE account_patients
    MODIFY status ENUM('linked', 'proposed', 'declined') NOT NULL COMMENT 'proposed: the phone agrees and the name does not; staff decide',
    ADD KEY account_patients_by_age (organisation_id, status, since, user_id, patient_id);
CREATE TABLE link_decisions (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    user_id UUID NOT NULL COMMENT 'the account',
    patient_id VARCHAR(64) NOT NULL,
    decision ENUM('link', 'decline') NOT NULL,
    decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
    decided_by UUID NOT NULL,
    sealed BLOB NOT NULL COMMENT 'sealed: the reason',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    KEY link_decisions_of_patient (organisation_id, patient_id, decided_at),
    KEY link_decisions_by_key (organisation_id, sealed_with),
    FOREIGN KEY (organisation_id, patient_id) REFERENCES patients (organisation_id, id),
    FOREIGN KEY (user_id) REFERENCES users (id),
    FOREIGN KEY (decided_by) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (sealed) ON link_decisions TO trunkline_app;
