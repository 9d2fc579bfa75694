-- Who has taken a text message repeats it in the answer, codes and first passwords among it. None of that is kept any more,
-- nor anything that was answered to what opens an account.
UPDATE outbox_attempts JOIN messages
    ON messages.organisation_id = outbox_attempts.organisation_id AND messages.id = outbox_attempts.message_id
SET outbox_attempts.sealed = NULL
WHERE messages.channel = 'sms' AND outbox_attempts.sealed IS NOT NULL
    AND (outbox_attempts.outcome = 'accepted'
        OR messages.template IN ('one_time_code', 'password_code', 'patient_welcome'));
