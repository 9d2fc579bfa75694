-- E-mails and text messages: to whom and what, sealed. The row of the same id in the outbox is what sends them.
CREATE TABLE messages (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL COMMENT 'in the outbox the same',
    channel ENUM('email', 'sms') NOT NULL,
    template VARCHAR(64) NOT NULL,
    language VARCHAR(8) NOT NULL,
    state ENUM('waiting', 'sent', 'kept', 'failed', 'unknown', 'cancelled', 'suppressed') NOT NULL
        COMMENT 'as in the outbox; suppressed: the recipient wants none, and it never was in the outbox',
    resource_type VARCHAR(32) NOT NULL DEFAULT '' COMMENT 'what it is about, such as call',
    resource_id VARCHAR(64) NOT NULL DEFAULT '',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    due_at DATETIME(6) NOT NULL COMMENT 'UTC; not sent before',
    settled_at DATETIME(6) NULL COMMENT 'UTC; when the state became what it is; NULL while it waits',
    segments SMALLINT UNSIGNED NULL COMMENT 'parts of a text message',
    recipient_index BINARY(16) NOT NULL COMMENT 'keyed hash of the recipient',
    recipient_key INT UNSIGNED NOT NULL COMMENT 'the key''s id',
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: recipient, subject, texts',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    KEY messages_created (organisation_id, created_at, id),
    KEY messages_channel (organisation_id, channel, created_at, id),
    KEY messages_state (organisation_id, state, created_at, id),
    KEY messages_template (organisation_id, template, created_at, id),
    KEY messages_recipient (organisation_id, recipient_index, created_at, id),
    KEY messages_by_recipient_key (organisation_id, recipient_key),
    KEY messages_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (state, settled_at, recipient_index, recipient_key, sealed) ON messages TO trunkline_app;
-- By what messages leave, and when they do not. Without a row nothing leaves.
CREATE TABLE message_settings (
    organisation_id UUID NOT NULL,
    kind ENUM('email', 'sms', 'quiet_hours') NOT NULL,
    id UUID NOT NULL,
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed BLOB NOT NULL COMMENT 'sealed: servers, senders, passwords',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, kind),
    UNIQUE KEY message_settings_id (organisation_id, id),
    KEY message_settings_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON message_settings TO trunkline_app;
-- Numbers that no text message may be sent to.
CREATE TABLE message_opt_outs (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    number_index BINARY(16) NOT NULL COMMENT 'keyed hash of the number',
    number_key INT UNSIGNED NOT NULL COMMENT 'the key''s id',
    source ENUM('keyword', 'person') NOT NULL COMMENT 'who said so: the recipient by a word, or somebody for them',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed BLOB NOT NULL COMMENT 'sealed: the number',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    UNIQUE KEY message_opt_outs_number (organisation_id, number_index),
    KEY message_opt_outs_created (organisation_id, created_at, id),
    KEY message_opt_outs_by_number_key (organisation_id, number_key),
    KEY message_opt_outs_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (number_index, number_key, sealed), DELETE ON message_opt_outs TO trunkline_app;
