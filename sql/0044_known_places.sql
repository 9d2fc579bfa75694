-- From where an account has been signed in to: there the failures of strangers elsewhere do not hold its owner up.
ALTER TABLE sign_in_throttles
    ADD COLUMN IF NOT EXISTS signed_in_at DATETIME(6) NULL COMMENT 'UTC; when the account was last signed in to from there; NULL where it never was',
    ADD KEY IF NOT EXISTS sign_in_throttles_kept (signed_in_at, last_failed_at);
