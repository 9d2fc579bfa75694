-- Visits that share their time with another one, on purpose: whoever gives such a time back leaves it to the other.
ALTER TABLE appointments ADD COLUMN is_overbooked BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'shares its time with another visit, on purpose';
