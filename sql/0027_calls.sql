-- Calls that phone systems report. What was said, and by whom, is sealed; the rest is ids, times and words of fixed sets.
CREATE TABLE calls (
    organisation_id UUID NOT NULL,
    id UUID NOT NULL,
    external_id VARCHAR(128) NOT NULL COMMENT 'the phone system''s own: a call that is reported again is the same call',
    restaurant_id VARCHAR(64) NOT NULL COMMENT 'as it was then; it may be gone',
    started_at DATETIME(6) NOT NULL COMMENT 'UTC; as reported',
    received_at DATETIME(6) NOT NULL COMMENT 'UTC',
    completed_at DATETIME(6) NULL COMMENT 'UTC; when the completion was received',
    number_index BINARY(16) NULL COMMENT 'keyed hash of the caller''s number; NULL when it was withheld',
    number_key INT UNSIGNED NULL COMMENT 'the key''s id',
    sentiment_score TINYINT UNSIGNED NOT NULL COMMENT '0 to 100',
    sentiment_label ENUM('negative', 'neutral', 'positive') NOT NULL,
    reason VARCHAR(16) NOT NULL,
    analyser VARCHAR(64) NOT NULL COMMENT 'what analysed, with its version',
    duration INT UNSIGNED NULL COMMENT 'seconds; NULL until it is completed',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    sealed MEDIUMBLOB NOT NULL COMMENT 'sealed: number, recording, summary, explanation, how it was completed',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, id),
    UNIQUE KEY calls_external (organisation_id, external_id),
    KEY calls_started (organisation_id, started_at, id),
    KEY calls_restaurant (organisation_id, restaurant_id, started_at, id),
    KEY calls_number (organisation_id, number_index, started_at, id),
    KEY calls_sentiment (organisation_id, sentiment_label, started_at, id),
    KEY calls_reason (organisation_id, reason, started_at, id),
    KEY calls_by_number_key (organisation_id, number_key),
    KEY calls_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (completed_at, number_index, number_key, sentiment_score, sentiment_label, reason, analyser, duration, version, sealed) ON calls TO trunkline_app;
-- What was said, apart from the calls: lists do not read it.
CREATE TABLE call_transcripts (
    organisation_id UUID NOT NULL,
    call_id UUID NOT NULL,
    kind ENUM('reported', 'final') NOT NULL,
    id UUID NOT NULL,
    sealed MEDIUMBLOB NOT NULL,
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    PRIMARY KEY (organisation_id, call_id, kind),
    KEY call_transcripts_by_key (organisation_id, sealed_with)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE (sealed) ON call_transcripts TO trunkline_app;
-- Who is told by e-mail of a restaurant's calls.
ALTER TABLE restaurants ADD COLUMN email_recipients VARCHAR(2600) NOT NULL DEFAULT '' COMMENT 'at most ten addresses, separated by spaces' AFTER forwarding_number;
