CREATE TABLE products (
    organisation_id UUID NOT NULL,
    id VARCHAR(64) NOT NULL COMMENT 'such as prod-001',
    name VARCHAR(120) COLLATE utf8mb4_unicode_520_nopad_ci NOT NULL COMMENT 'sorted and found as people do, in any case',
    q_code CHAR(5) NOT NULL COMMENT 'HCPCS level II',
    sizes JSON NOT NULL COMMENT 'size, dimensions, unit_price_cents and area in hundredths of cm2 of each',
    is_active BOOLEAN NOT NULL DEFAULT TRUE,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    updated_at DATETIME(6) NOT NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, id),
    KEY products_by_name (organisation_id, name, id),
    KEY products_by_code (organisation_id, q_code, id),
    FOREIGN KEY (organisation_id) REFERENCES organisations (id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON products TO trunkline_app;
