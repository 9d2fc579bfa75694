-- Notes are of the desk's own; shared ones the clinic sees as well.
CREATE TABLE verification_notes (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    id UUID NOT NULL,
    author_id UUID NOT NULL,
    is_shared BOOLEAN NOT NULL,
    sealed MEDIUMBLOB NOT NULL,
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, request_id, created_at, id),
    KEY verification_notes_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (sealed) ON verification_notes TO trunkline_app;
-- What clinic and desk write to each other.
CREATE TABLE verification_messages (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    id UUID NOT NULL,
    author_id UUID NOT NULL,
    side ENUM('clinic', 'desk') NOT NULL COMMENT 'who says it',
    sealed MEDIUMBLOB NOT NULL,
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, request_id, created_at, id),
    KEY verification_messages_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (sealed) ON verification_messages TO trunkline_app;
-- How far each reader has come.
CREATE TABLE verification_readings (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    user_id UUID NOT NULL,
    read_to DATETIME(6) NOT NULL COMMENT 'UTC; of the last message that was seen',
    PRIMARY KEY (organisation_id, request_id, user_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON verification_readings TO trunkline_app;
CREATE TABLE verification_escalations (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    id UUID NOT NULL,
    escalated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    escalated_by UUID NULL,
    escalated_to UUID NULL COMMENT 'the user; NULL for whoever may decide',
    resolved_at DATETIME(6) NULL COMMENT 'UTC',
    resolved_by UUID NULL,
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: why, and how it ended',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, request_id, id),
    KEY verification_escalations_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON verification_escalations TO trunkline_app;
