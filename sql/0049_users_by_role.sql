-- Users are listed by what they may do, and found by what their logins begin with: staff, among any number of patients.
ALTER TABLE users ADD KEY users_by_role (organisation_id, role, login);
