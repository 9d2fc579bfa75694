-- What phone systems have booked, by their own ids of calls, of which a keyed hash is kept: they may hold a number.
CREATE TABLE phone_bookings (
    organisation_id UUID NOT NULL,
    call_index BINARY(16) NOT NULL COMMENT 'keyed hash of the call''s id',
    owner_id UUID NOT NULL COMMENT 'the API key, or the user, that came with it first',
    appointment_id UUID NULL COMMENT 'what the call holds or has booked; NULL within its first transaction only',
    account ENUM('linked', 'created', 'none') NULL COMMENT 'what the caller has online; NULL before it is booked',
    hold_asked BINARY(16) NULL COMMENT 'keyed hash of what this step was last asked for: a repetition does nothing',
    confirm_asked BINARY(16) NULL COMMENT 'the same of this one',
    move_asked BINARY(16) NULL COMMENT 'the same of this one',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, call_index),
    FOREIGN KEY (organisation_id, appointment_id) REFERENCES appointments (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON phone_bookings TO trunkline_app;
-- By what calendars read the visits of an account, without anybody signed in.
CREATE TABLE calendar_feeds (
    organisation_id UUID NOT NULL,
    user_id UUID NOT NULL,
    digest BINARY(32) NOT NULL COMMENT 'SHA-256 of the token, which is kept nowhere',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, user_id),
    UNIQUE KEY calendar_feeds_digest (digest),
    FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON calendar_feeds TO trunkline_app;
