-- Conversations with callers, by the phone system's own ids of calls, of which a keyed hash is kept: they may hold a number.
CREATE TABLE ivr_conversations (
    organisation_id UUID NOT NULL,
    call_index BINARY(16) NOT NULL COMMENT 'keyed hash of the call''s id; drawn by chance when another conversation has the call',
    id UUID NOT NULL,
    owner_id UUID NOT NULL COMMENT 'the API key, or the user, that came with the call first',
    territory_id VARCHAR(64) NOT NULL,
    is_open BOOLEAN NOT NULL DEFAULT TRUE,
    turns SMALLINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'those that were answered',
    started_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC; of the last turn',
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: where it stands, what was said last; empty within its first transaction only',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, call_index),
    UNIQUE KEY ivr_conversations_id (organisation_id, id),
    KEY ivr_conversations_updated (organisation_id, updated_at, id),
    KEY ivr_conversations_territory (organisation_id, territory_id, updated_at, id),
    KEY ivr_conversations_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON ivr_conversations TO trunkline_app;
-- Every turn of them: what was heard, what was answered, who asked, and how long it took.
CREATE TABLE ivr_logs (
    organisation_id UUID NOT NULL,
    call_id UUID NOT NULL COMMENT 'the conversation''s; the phone system''s own id is sealed there',
    seq SMALLINT UNSIGNED NOT NULL COMMENT 'from 1, without a gap',
    id UUID NOT NULL,
    territory_id VARCHAR(64) NOT NULL,
    actor_type VARCHAR(16) NOT NULL,
    actor_id UUID NOT NULL COMMENT 'the API key or the user',
    said_at DATETIME(6) NOT NULL COMMENT 'UTC',
    next_action VARCHAR(16) NOT NULL,
    microseconds INT UNSIGNED NOT NULL COMMENT 'from the request to the row',
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: user_input, response, and what was understood',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, call_id, seq),
    KEY ivr_logs_said (organisation_id, said_at),
    KEY ivr_logs_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (sealed) ON ivr_logs TO trunkline_app;
-- Conversations that are run again to see whether they still end as they should.
CREATE TABLE ivr_saved_conversations (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    territory_id VARCHAR(64) NOT NULL,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: name, turns, what is expected, the last run',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    KEY ivr_saved_conversations_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON ivr_saved_conversations TO trunkline_app;
-- A key may be limited to some territories, as users may.
ALTER TABLE api_keys ADD COLUMN territories VARCHAR(700) NOT NULL DEFAULT '' COMMENT 'separated by spaces; empty for all' AFTER scopes;
-- What callers ask for.
ALTER TABLE clinics ADD COLUMN address VARCHAR(300) NOT NULL DEFAULT '' AFTER phone;
ALTER TABLE clinics ADD COLUMN currency CHAR(3) NOT NULL DEFAULT 'USD' COMMENT 'ISO 4217; of the prices of its visits' AFTER address;
ALTER TABLE visit_types ADD COLUMN price INT UNSIGNED NULL COMMENT 'in hundredths of the clinic''s currency; NULL where it is not told';
