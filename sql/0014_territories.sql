-- A part of an organisation's patients and doctors. A user without a row in user_territories works in all of them.
CREATE TABLE territories (
    organisation_id UUID NOT NULL,
    id VARCHAR(64) NOT NULL,
    name VARCHAR(120) NOT NULL,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON territories TO trunkline_app;
CREATE TABLE user_territories (
    organisation_id UUID NOT NULL,
    user_id UUID NOT NULL,
    territory_id VARCHAR(64) NOT NULL,
    PRIMARY KEY (organisation_id, user_id, territory_id),
    FOREIGN KEY (user_id) REFERENCES users (id),
    FOREIGN KEY (organisation_id, territory_id) REFERENCES territories (organisation_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, DELETE ON user_territories TO trunkline_app;
INSERT INTO territories (organisation_id, id, name, created_at)
SELECT id, 'main', 'Main', UTC_TIMESTAMP(6) FROM organisations;
