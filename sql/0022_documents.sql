-- What a clinic was asked for, and when. A later ask does not replace an earlier one.
CREATE TABLE document_asks (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    id UUID NOT NULL,
    asked_at DATETIME(6) NOT NULL COMMENT 'UTC',
    asked_by UUID NULL,
    deadline DATE NOT NULL COMMENT 'to the end of this day in the organisation''s time zone',
    deadline_at DATETIME(6) NOT NULL COMMENT 'UTC; that end',
    passed_at DATETIME(6) NULL COMMENT 'UTC; when it was seen that the deadline is over, and people were told if something had not come',
    sealed MEDIUMBLOB NULL COMMENT 'sealed: what was written to the clinic',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, request_id, id),
    KEY document_asks_deadline (organisation_id, passed_at, deadline_at),
    KEY document_asks_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (passed_at, sealed) ON document_asks TO trunkline_app;
-- The checklist: one row for each kind of document in an ask.
CREATE TABLE document_items (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    id UUID NOT NULL,
    ask_id UUID NOT NULL,
    type VARCHAR(32) NOT NULL,
    is_required BOOLEAN NOT NULL,
    status ENUM('requested', 'received', 'accepted', 'rejected', 'waived') NOT NULL,
    document_id UUID NULL COMMENT 'the last one that was received for it',
    settled_by UUID NULL COMMENT 'who accepted, rejected or waived',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed MEDIUMBLOB NULL COMMENT 'sealed: why it was rejected or waived',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, request_id, id),
    KEY document_items_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (status, document_id, settled_by, updated_at, sealed) ON document_items TO trunkline_app;
CREATE TABLE documents (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    id UUID NOT NULL,
    item_id UUID NULL COMMENT 'what of the checklist it answers',
    type VARCHAR(32) NOT NULL,
    media_type VARCHAR(64) NOT NULL COMMENT 'as its first bytes say, whatever the sender said',
    bytes INT UNSIGNED NOT NULL,
    chunks INT UNSIGNED NOT NULL,
    digest BINARY(32) NOT NULL COMMENT 'SHA-256',
    status ENUM('received', 'accepted', 'rejected') NOT NULL,
    uploaded_at DATETIME(6) NOT NULL COMMENT 'UTC',
    uploaded_by UUID NULL,
    sealed VARBINARY(8192) NOT NULL COMMENT 'sealed: the name of the file, and why it was rejected',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, request_id, id),
    KEY documents_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (status, sealed) ON documents TO trunkline_app;
-- The documents themselves, in sealed pieces: in the database, because every host must have them, and because a
-- transaction that is cut off leaves nothing behind.
CREATE TABLE document_chunks (
    organisation_id UUID NOT NULL,
    document_id UUID NOT NULL,
    number INT UNSIGNED NOT NULL COMMENT 'from 0',
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed to the document and the number: none can take the place of another',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the pieces for it',
    PRIMARY KEY (organisation_id, document_id, number),
    KEY document_chunks_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (sealed) ON document_chunks TO trunkline_app;
