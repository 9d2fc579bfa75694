-- What an organisation lets analyse its calls in the place of the built-in analyser. Without a row, or with one that is
-- off, nothing that was said leaves the product.
CREATE TABLE call_analysers (
    organisation_id UUID NOT NULL PRIMARY KEY,
    is_enabled BOOLEAN NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    sealed BLOB NOT NULL COMMENT 'sealed: URL, model, key, time limit',
    sealed_with BINARY(4) AS (SUBSTRING(sealed, 2, 4)) PERSISTENT COMMENT 'the key''s id, so that nobody has to read the rows for it',
    KEY call_analysers_by_key (organisation_id, sealed_with),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON call_analysers TO trunkline_app;
