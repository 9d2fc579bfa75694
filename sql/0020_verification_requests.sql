-- The insurance verification requests. What a clinic wrote is sealed; what the work is steered by is plain.
CREATE TABLE verification_requests (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    number_year SMALLINT UNSIGNED NOT NULL COMMENT 'in the organisation''s time zone',
    number INT UNSIGNED NOT NULL COMMENT 'gapless within the year',
    patient_id VARCHAR(64) NOT NULL,
    doctor_id VARCHAR(64) NOT NULL,
    payer_id VARCHAR(64) NULL COMMENT 'NULL for a payer that is not on the list',
    territory_id VARCHAR(64) NOT NULL COMMENT 'the doctor''s',
    status ENUM('pending_review', 'in_review', 'approved', 'rejected', 'awaiting_documents', 'escalated', 'cancelled') NOT NULL,
    priority ENUM('critical', 'high', 'medium', 'low') NOT NULL COMMENT 'sorts in this order',
    submitted_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    closed_at DATETIME(6) NULL COMMENT 'UTC; of the decision or the cancellation that stands',
    assignee_id UUID NULL COMMENT 'the reviewer',
    previous_request_id UUID NULL COMMENT 'the request that was submitted anew',
    total_cents BIGINT NOT NULL,
    likeness BINARY(16) NOT NULL COMMENT 'blind index of patient, policy, products and diagnosis: what duplicates have in common',
    due_at DATETIME(6) NULL COMMENT 'UTC; NULL while the clock stands',
    due_order DATETIME(6) NOT NULL COMMENT 'due_at, or a time far away for a clock that stands: what the queue is sorted by',
    at_risk_at DATETIME(6) NULL COMMENT 'UTC; NULL while the clock stands',
    clock_left BIGINT NULL COMMENT 'while the clock stands for documents: seconds left, of the service level''s kind',
    clock_mark ENUM('on_track', 'at_risk', 'breached') NOT NULL DEFAULT 'on_track' COMMENT 'as far as people have been told',
    clock_event_at DATETIME(6) NULL COMMENT 'UTC; when there is something to tell next',
    version INT UNSIGNED NOT NULL DEFAULT 1 COMMENT 'of the last row in verification_history',
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: insurance, policy number, diagnosis, plan, products and notes, as JSON',
    PRIMARY KEY (organisation_id, id),
    UNIQUE KEY verification_requests_number (organisation_id, number_year, number),
    KEY verification_requests_submitted (organisation_id, submitted_at, id),
    KEY verification_requests_updated (organisation_id, updated_at, id),
    KEY verification_requests_due (organisation_id, due_order, id),
    KEY verification_requests_status (organisation_id, status, submitted_at, id),
    KEY verification_requests_status_due (organisation_id, status, due_order, id),
    KEY verification_requests_priority (organisation_id, priority, submitted_at, id),
    KEY verification_requests_patient (organisation_id, patient_id, submitted_at, id),
    KEY verification_requests_doctor (organisation_id, doctor_id, submitted_at, id),
    KEY verification_requests_payer (organisation_id, payer_id, submitted_at, id),
    KEY verification_requests_assignee (organisation_id, assignee_id, submitted_at, id),
    KEY verification_requests_assignee_due (organisation_id, assignee_id, due_order, id),
    KEY verification_requests_territory (organisation_id, territory_id, submitted_at, id),
    KEY verification_requests_likeness (organisation_id, likeness),
    KEY verification_requests_clock (organisation_id, clock_event_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON verification_requests TO trunkline_app;
-- The last number of each year. Taken last in a transaction: it is locked until the commit.
CREATE TABLE verification_numbers (
    organisation_id UUID NOT NULL,
    year SMALLINT UNSIGNED NOT NULL,
    last INT UNSIGNED NOT NULL,
    PRIMARY KEY (organisation_id, year)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON verification_numbers TO trunkline_app;
