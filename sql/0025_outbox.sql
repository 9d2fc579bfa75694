-- What is to leave the product. Written in the transaction of its cause; background workers take it from here.
CREATE TABLE outbox (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL COMMENT 'the same over all attempts: what a receiver knows a repetition by',
    target_id UUID NOT NULL COMMENT 'in outbox_targets',
    channel ENUM('webhook', 'email', 'sms') NOT NULL,
    kind VARCHAR(64) NOT NULL COMMENT 'event type or template',
    resource_type VARCHAR(32) NOT NULL DEFAULT '' COMMENT 'what it is about, such as call',
    resource_id VARCHAR(64) NOT NULL DEFAULT '',
    priority TINYINT UNSIGNED NOT NULL COMMENT '0 urgent, 1 normal, 2 bulk',
    state ENUM('waiting', 'sending', 'sent', 'kept', 'failed', 'unknown', 'cancelled') NOT NULL
        COMMENT 'kept: by the embedded default, nothing left; failed: no more attempts; unknown: nobody knows, and it is not repeated',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    due_at DATETIME(6) NOT NULL COMMENT 'UTC; not before',
    attempts SMALLINT UNSIGNED NOT NULL DEFAULT 0,
    lease UUID NULL COMMENT 'of the worker that sends it',
    finished_at DATETIME(6) NULL COMMENT 'UTC',
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: what is sent',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    KEY outbox_due (state, target_id, priority, due_at, id),
    KEY outbox_created (organisation_id, created_at, id),
    KEY outbox_state (organisation_id, state, created_at, id),
    KEY outbox_target (organisation_id, target_id, created_at, id),
    KEY outbox_resource (organisation_id, resource_type, resource_id, created_at),
    KEY outbox_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO trunkline_app;
-- To whom: a webhook's endpoint, or a provider of an organisation's. One worker at a time sends to a target.
CREATE TABLE outbox_targets (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    channel ENUM('webhook', 'email', 'sms') NOT NULL,
    name VARCHAR(64) NOT NULL COMMENT 'the webhook''s id, or of the provider',
    is_paused BOOLEAN NOT NULL DEFAULT FALSE,
    is_ordered BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'nothing is sent before what came earlier is settled',
    failures SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'in a row',
    open_until DATETIME(6) NULL COMMENT 'UTC; the circuit breaker lets nothing through before',
    lease UUID NULL COMMENT 'of the worker that sends to it',
    leased_until DATETIME(6) NULL COMMENT 'UTC, by the clock of the database',
    PRIMARY KEY (organisation_id, id),
    UNIQUE KEY outbox_targets_name (organisation_id, channel, name),
    KEY outbox_targets_lease (lease)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON outbox_targets TO trunkline_app;
-- Each time it was tried.
CREATE TABLE outbox_attempts (
    organisation_id UUID NOT NULL,
    message_id UUID NOT NULL,
    attempt SMALLINT UNSIGNED NOT NULL,
    id UUID NOT NULL,
    started_at DATETIME(6) NOT NULL COMMENT 'UTC',
    milliseconds INT UNSIGNED NOT NULL,
    outcome ENUM('accepted', 'refused', 'failed', 'unknown', 'blocked') NOT NULL
        COMMENT 'refused: for good; failed: may be tried again; blocked: not sent, for the address it would go to',
    status SMALLINT UNSIGNED NULL COMMENT 'of HTTP or SMTP',
    sealed MEDIUMBLOB NULL COMMENT 'sealed: the beginning of what was answered',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, message_id, attempt, id),
    KEY outbox_attempts_age (organisation_id, started_at),
    KEY outbox_attempts_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (sealed), DELETE ON outbox_attempts TO trunkline_app;
