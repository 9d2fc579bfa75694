CREATE TABLE restaurants (
    organisation_id UUID NOT NULL,
    id VARCHAR(64) NOT NULL,
    name VARCHAR(120) NOT NULL,
    phone VARCHAR(16) NULL COMMENT 'E.164: the DID its callers dial',
    time_zone VARCHAR(64) NOT NULL COMMENT 'IANA',
    ai_enabled BOOLEAN NOT NULL,
    call_hours VARCHAR(83) NOT NULL COMMENT 'seven of HH:MM-HH:MM, Monday first, or nothing for a closed day, separated by commas; an end not after its start is on the next day',
    elevenlabs_agent_id VARCHAR(120) NOT NULL DEFAULT '',
    voice_id VARCHAR(120) NOT NULL DEFAULT '',
    tools VARCHAR(3500) NOT NULL COMMENT 'names separated by spaces, in the order they are offered',
    forwarding_number VARCHAR(16) NULL COMMENT 'E.164',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, id),
    UNIQUE KEY restaurants_phone (organisation_id, phone),
    KEY restaurants_by_name (organisation_id, name, id),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON restaurants TO trunkline_app;
