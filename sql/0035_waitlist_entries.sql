-- Patients who want a time that is not free yet. Who comes is an id.
CREATE TABLE waitlist_entries (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    clinic_id VARCHAR(64) NOT NULL,
    visit_type_id VARCHAR(64) NOT NULL,
    doctor_id VARCHAR(64) NULL COMMENT 'NULL for whoever is free',
    patient_id VARCHAR(64) NOT NULL,
    first_day DATE NOT NULL COMMENT 'by the clinic''s clock',
    last_day DATE NOT NULL COMMENT 'the same',
    status ENUM('waiting', 'offered', 'booked', 'withdrawn', 'over') NOT NULL COMMENT 'over: the days are past, or no offer was taken',
    offers TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'how many were made: who had fewer comes first',
    appointment_id UUID NULL COMMENT 'what is held for the offer, or was booked by it',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, id),
    KEY waitlist_entries_turn (organisation_id, status, offers, created_at, id),
    KEY waitlist_entries_of_clinic (organisation_id, clinic_id, created_at, id),
    FOREIGN KEY (organisation_id, clinic_id, visit_type_id) REFERENCES visit_types (organisation_id, clinic_id, id),
    FOREIGN KEY (organisation_id, patient_id) REFERENCES patients (organisation_id, id),
    FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointments (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON waitlist_entries TO trunkline_app;
