-- What was answered to a POST with an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header): written in the
-- transaction of its effect, so that neither is there without the other. Kept for 24 hours.
CREATE TABLE idempotency_keys (
    organisation_id UUID NOT NULL,
    digest BINARY(32) NOT NULL COMMENT 'SHA-256 of caller, method, path and key: the key itself is kept nowhere',
    id UUID NOT NULL COMMENT 'what the answer is sealed to',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed MEDIUMBLOB NULL COMMENT 'sealed: SHA-256 of the body; status, headers and body of the answer. NULL within the transaction only',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, digest),
    KEY idempotency_keys_age (organisation_id, created_at),
    KEY idempotency_keys_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_keys TO trunkline_app;
