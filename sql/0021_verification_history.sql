-- What happened to a request: one row for each of its versions, never changed.
CREATE TABLE verification_history (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    version INT UNSIGNED NOT NULL,
    id UUID NOT NULL COMMENT 'what the sealed fields are sealed to',
    happened_at DATETIME(6) NOT NULL COMMENT 'UTC',
    actor_type ENUM('user', 'api_key', 'system') NOT NULL,
    actor_id UUID NULL,
    event VARCHAR(32) NOT NULL COMMENT 'such as approve',
    status_before VARCHAR(32) NULL COMMENT 'NULL for the first',
    status_after VARCHAR(32) NOT NULL,
    subject_id UUID NULL COMMENT 'whom or what it concerns: an assignee, a decision, an ask, a document',
    sealed MEDIUMBLOB NULL COMMENT 'sealed: the reason that was given',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, request_id, version),
    KEY verification_history_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
-- Only what is sealed is ever written again: with another key.
GRANT SELECT, INSERT, UPDATE (sealed) ON verification_history TO trunkline_app;
-- Approvals and rejections. A decision never changes; another follows when a request is opened again.
CREATE TABLE verification_decisions (
    organisation_id UUID NOT NULL,
    request_id UUID NOT NULL,
    version INT UNSIGNED NOT NULL COMMENT 'of the request that the decision made',
    id UUID NOT NULL,
    territory_id VARCHAR(64) NOT NULL COMMENT 'of the request',
    kind ENUM('approval', 'rejection') NOT NULL,
    decided_at DATETIME(6) NOT NULL COMMENT 'UTC',
    actor_type ENUM('user', 'api_key', 'system') NOT NULL,
    actor_id UUID NULL,
    reason VARCHAR(32) NULL COMMENT 'of a rejection',
    waited_seconds BIGINT NOT NULL COMMENT 'since the submission, for the figures',
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: the coverage, or the notes of a rejection, as JSON',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, request_id, version),
    KEY verification_decisions_by_time (organisation_id, decided_at, kind, waited_seconds),
    KEY verification_decisions_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (sealed) ON verification_decisions TO trunkline_app;
