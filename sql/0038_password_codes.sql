-- Codes that are sent to set a new password.
ALTER TABLE one_time_codes MODIFY purpose ENUM('register', 'link', 'phone', 'password') NOT NULL;
