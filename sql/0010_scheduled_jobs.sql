-- Work that comes round. Any number of background workers, on any host, share it.
CREATE TABLE scheduled_jobs (
    name VARCHAR(64) NOT NULL PRIMARY KEY,
    due_at DATETIME(6) NOT NULL COMMENT 'UTC',
    leased_until DATETIME(6) NULL COMMENT 'UTC; a worker that died loses its lease',
    progress VARCHAR(255) NOT NULL DEFAULT '' COMMENT 'where a job that was cut off goes on'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE ON scheduled_jobs TO trunkline_app;
CREATE TABLE worker_heartbeats (
    worker VARCHAR(120) NOT NULL PRIMARY KEY COMMENT 'host and process',
    beat_at DATETIME(6) NOT NULL COMMENT 'UTC, by the clock of the database'
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_nopad_bin;
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_heartbeats TO trunkline_app;
