-- Patients are found by every part of their names: those from before are indexed anew, as after a rotation of the key.
UPDATE patient_indexes SET key_id = 0 WHERE kind = 'name';
