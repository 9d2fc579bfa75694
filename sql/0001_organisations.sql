-- An organisation is a tenant: every row of tenant data names one.
CREATE TABLE organisations (
    id UUID NOT NULL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    country CHAR(2) NOT NULL COMMENT 'ISO 3166-1 alpha-2; how phone numbers in national form are read',
    created_at DATETIME(6) NOT NULL COMMENT 'UTC'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON organisations TO trunkline_app;
