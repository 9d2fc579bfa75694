-- Visits. Who comes is an id; why is sealed.
CREATE TABLE appointments (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    clinic_id VARCHAR(64) NOT NULL,
    doctor_id VARCHAR(64) NOT NULL,
    visit_type_id VARCHAR(64) NOT NULL,
    patient_id VARCHAR(64) NULL COMMENT 'NULL while it is held for a caller whom nobody knows yet',
    status ENUM('held', 'booked', 'confirmed', 'arrived', 'fulfilled', 'noshow', 'cancelled') NOT NULL,
    is_active BOOLEAN AS (IF(status IN ('held', 'booked', 'confirmed', 'arrived'), TRUE, NULL)) PERSISTENT COMMENT 'takes time',
    starts_at DATETIME(6) NOT NULL COMMENT 'UTC',
    ends_at DATETIME(6) NOT NULL COMMENT 'UTC',
    taken_from DATETIME(6) NOT NULL COMMENT 'UTC; with the buffer',
    taken_to DATETIME(6) NOT NULL COMMENT 'UTC; with the buffer',
    local_start CHAR(16) NOT NULL COMMENT 'as the clinic''s clock shows it: 2026-11-23T09:30. Holds when the zone''s rules change',
    held_until DATETIME(6) NULL COMMENT 'UTC; of a hold',
    source ENUM('phone', 'web', 'staff') NOT NULL,
    sequence INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'SEQUENCE of RFC 5545: counts up with each move, and when it is cancelled',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed BLOB NOT NULL COMMENT 'sealed: why the patient comes, what the desk noted, why it was cancelled',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    KEY appointments_taken (organisation_id, doctor_id, is_active, taken_from, taken_to, held_until),
    KEY appointments_of_patient (organisation_id, patient_id, starts_at),
    KEY appointments_of_clinic (organisation_id, clinic_id, starts_at),
    KEY appointments_held (organisation_id, status, held_until),
    KEY appointments_by_key (organisation_id, sealed_with),
    FOREIGN KEY (organisation_id, clinic_id, visit_type_id) REFERENCES visit_types (organisation_id, clinic_id, id),
    FOREIGN KEY (organisation_id, doctor_id) REFERENCES doctors (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON appointments TO trunkline_app;
-- Who has a doctor's five minutes: a time that is taken twice, in whole or in part, is a duplicate key. More than one
-- lane only where staff book over on purpose.
CREATE TABLE doctor_cells (
    organisation_id UUID NOT NULL,
    doctor_id VARCHAR(64) NOT NULL,
    cell INT UNSIGNED NOT NULL COMMENT 'five minutes since 1970, UTC',
    lane TINYINT UNSIGNED NOT NULL,
    appointment_id UUID NOT NULL,
    PRIMARY KEY (organisation_id, doctor_id, cell, lane),
    KEY doctor_cells_of (organisation_id, appointment_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON doctor_cells TO trunkline_app;
-- The same of patients: nobody is at two places.
CREATE TABLE patient_cells (
    organisation_id UUID NOT NULL,
    patient_id VARCHAR(64) NOT NULL,
    cell INT UNSIGNED NOT NULL,
    appointment_id UUID NOT NULL,
    PRIMARY KEY (organisation_id, patient_id, cell),
    KEY patient_cells_of (organisation_id, appointment_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON patient_cells TO trunkline_app;
CREATE TABLE appointment_history (
    organisation_id UUID NOT NULL,
    appointment_id UUID NOT NULL,
    place SMALLINT UNSIGNED NOT NULL COMMENT 'the version of the appointment that it made',
    at DATETIME(6) NOT NULL COMMENT 'UTC',
    what ENUM('held', 'booked', 'moved', 'confirmed', 'arrived', 'fulfilled', 'noshow', 'cancelled', 'expired') NOT NULL,
    by_kind ENUM('patient', 'staff', 'phone', 'service') NOT NULL,
    by_id VARCHAR(64) NOT NULL DEFAULT '',
    starts_at DATETIME(6) NOT NULL COMMENT 'UTC; then',
    is_late BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'after the cut-off',
    PRIMARY KEY (organisation_id, appointment_id, place),
    FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointments (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT ON appointment_history TO trunkline_app;
