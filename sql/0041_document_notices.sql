-- What is told of an ask and when: that its deadline comes, that it is over, and that nothing has come for long after.
-- Workers of the release before know neither column: their asks begin with the end of the deadline.
ALTER TABLE document_asks
    ADD COLUMN notice ENUM('coming', 'over', 'silent') NULL DEFAULT 'over' COMMENT 'what is told next, while something is still to come; NULL: nothing any more',
    ADD COLUMN notice_at DATETIME(6) NULL DEFAULT (deadline_at) COMMENT 'UTC; when',
    ADD KEY document_asks_notice (organisation_id, notice_at);
UPDATE document_asks SET notice = NULL, notice_at = NULL WHERE passed_at IS NOT NULL;
GRANT UPDATE (notice, notice_at) ON document_asks TO trunkline_app;
