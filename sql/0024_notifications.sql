-- What a user is told. Written in the transaction of its cause; it holds ids and never what somebody wrote.
CREATE TABLE notifications (
    organisation_id UUID NOT NULL,
    user_id UUID NOT NULL,
    created_at DATETIME(6) NOT NULL COMMENT 'UTC',
    id UUID NOT NULL,
    kind VARCHAR(32) NOT NULL COMMENT 'such as request_approved',
    request_id UUID NULL,
    read_at DATETIME(6) NULL COMMENT 'UTC',
    PRIMARY KEY (organisation_id, user_id, created_at, id),
    KEY notifications_by_age (organisation_id, created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON notifications TO trunkline_app;
