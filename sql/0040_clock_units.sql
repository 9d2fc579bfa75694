-- What the seconds are counted in that a standing clock has left: the promise of its priority may have another unit by
-- the time it goes on.
ALTER TABLE verification_requests ADD COLUMN clock_unit ENUM('minutes', 'calendar_hours', 'business_hours', 'calendar_days', 'business_days') NULL COMMENT 'of clock_left; NULL: the service level''s';
