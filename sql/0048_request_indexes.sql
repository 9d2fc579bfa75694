-- A request is found by its own policy number, and its keyed hashes know their key: a rotation indexes them anew. Those from
-- before are indexed by the same job.
ALTER TABLE verification_requests
    ADD COLUMN policy_index BINARY(16) NULL COMMENT 'blind index of the policy number; NULL until it is indexed',
    ADD COLUMN index_key INT UNSIGNED NOT NULL DEFAULT 0 COMMENT 'the id of the key of policy_index and likeness; 0 for one that is not known',
    ADD KEY verification_requests_policy (organisation_id, policy_index),
    ADD KEY verification_requests_by_index_key (organisation_id, index_key);
