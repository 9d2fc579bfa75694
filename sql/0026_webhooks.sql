-- Endpoints of other systems that are told of what happens. Each is a target of the outbox with the same id.
CREATE TABLE webhooks (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    events VARCHAR(500) NOT NULL COMMENT 'types, separated by spaces',
    pause ENUM('user', 'gone', 'failing') NULL COMMENT 'why nothing is sent; NULL where something is',
    is_ordered BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'nothing is sent before what came earlier is settled',
    previous_ends_at DATETIME(6) NULL COMMENT 'UTC; until then the secret before this one signs too',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed BLOB NOT NULL COMMENT 'sealed: URL and secrets; some receivers know a sender by the path',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    KEY webhooks_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON webhooks TO trunkline_app;
