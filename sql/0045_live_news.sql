-- What background workers, on whatever host, have to tell the pages: each host's pool looks here and tells those that
-- listen to it. Of which organisation something has changed, and of what kind; a page asks for the rest itself.
CREATE TABLE live_news (
    organisation_id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL COMMENT 'of a live message',
    number BIGINT UNSIGNED NOT NULL COMMENT 'one more each time',
    told_at DATETIME(6) NOT NULL COMMENT 'UTC, by the clock of the database',
    PRIMARY KEY (organisation_id, kind),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON live_news TO trunkline_app;
