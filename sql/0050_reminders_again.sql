-- When text messages leave where none did, patients are reminded of the visits that they have: how far that has come.
ALTER TABLE message_settings
    ADD COLUMN reminders_after UUID NULL COMMENT 'visits of later ids are still to be looked at; NULL when none are';
