-- Until when a message makes sense, and by whose clock it waits for the morning: looked at again whenever it is to leave.
ALTER TABLE messages
    ADD COLUMN expires_at DATETIME(6) NULL COMMENT 'UTC; not sent later; NULL for whenever',
    ADD COLUMN time_zone VARCHAR(64) NULL COMMENT 'whose clock quiet hours go by; NULL for the organisation''s';
