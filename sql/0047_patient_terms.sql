-- Patients are found by every part of their names. Who was indexed by the rules of before is indexed anew, as after a
-- rotation of the key; also whom workers of the release before, which know nothing of rules, write meanwhile.
ALTER TABLE patient_indexes
    ADD COLUMN rules TINYINT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'by which the terms were made; 0 for those before any had a number',
    ADD KEY patient_indexes_by_rules (organisation_id, rules) COMMENT 'what is left to do after a change of the rules';
