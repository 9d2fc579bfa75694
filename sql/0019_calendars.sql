-- When an organisation's desk is at work, and how fast it promises to be. One without a row works Monday to Friday,
-- nine to five, in UTC, and promises what contract and domain name as defaults.
CREATE TABLE calendars (
    organisation_id UUID NOT NULL PRIMARY KEY,
    time_zone VARCHAR(64) NOT NULL COMMENT 'IANA',
    business_hours VARCHAR(83) NOT NULL COMMENT 'as restaurants.call_hours',
    service_levels JSON NOT NULL COMMENT 'by priority: amount and unit (minutes, calendar_hours, business_hours, business_days, calendar_days)',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON calendars TO trunkline_app;
CREATE TABLE holidays (
    organisation_id UUID NOT NULL,
    day DATE NOT NULL,
    name VARCHAR(120) NOT NULL,
    PRIMARY KEY (organisation_id, day),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON holidays TO trunkline_app;
