// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What applicants are told, what they are to be reminded of, and what they ask.
    static let v013 = Migration(
        version: 13,
        script: """
            INSERT INTO serial (name, last) VALUES
                ('notice', 0), ('consultation', 0), ('consultation_message', 0);

            -- A kind and facts; the words are made when somebody reads them.
            CREATE TABLE notice (
                notice_id INTEGER PRIMARY KEY,
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                kind SMALLINT NOT NULL,
                filing_id BIGINT REFERENCES filing (filing_id) ON DELETE CASCADE,
                -- Of the filing: what the notice tells of.
                revision BIGINT,
                consultation_id BIGINT,
                due_ms BIGINT,
                at_ms BIGINT NOT NULL,
                -- The text message with the same words; its row may be gone by now.
                message_id BIGINT,
                read_ms BIGINT,
                CONSTRAINT notice_revision_of_filing
                    CHECK (revision IS NULL OR filing_id IS NOT NULL)
            );
            -- Random: what was this person told?
            CREATE INDEX notice_account ON notice (account_id, notice_id);
            -- Random: how many has this person not read?
            CREATE INDEX notice_unread ON notice (account_id, notice_id) WHERE read_ms IS NULL;
            -- A filing's revision is told of once, whoever does it.
            CREATE UNIQUE INDEX notice_once ON notice (filing_id, revision, kind)
                WHERE revision IS NOT NULL;
            CREATE UNIQUE INDEX notice_message ON notice (message_id);

            -- Reminders that wait for their time. A row goes when it is raised or has no use any more.
            CREATE TABLE notice_due (
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id) ON DELETE CASCADE,
                revision BIGINT NOT NULL,
                kind SMALLINT NOT NULL,
                asked_ms BIGINT NOT NULL,
                at_ms BIGINT NOT NULL,
                PRIMARY KEY (filing_id, revision, kind)
            );
            CREATE INDEX notice_due_at ON notice_due (at_ms, filing_id, revision, kind);

            -- `state` 1 waits for the region, 2 is answered, 3 has ended.
            CREATE TABLE consultation (
                consultation_id INTEGER PRIMARY KEY,
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                region SMALLINT NOT NULL,
                filing_id BIGINT REFERENCES filing (filing_id) ON DELETE CASCADE,
                state SMALLINT NOT NULL,
                opened_ms BIGINT NOT NULL,
                changed_ms BIGINT NOT NULL,
                messages INTEGER NOT NULL,
                CONSTRAINT consultation_state CHECK (state IN (1, 2, 3))
            );
            -- Random: what has this person asked?
            CREATE INDEX consultation_account ON consultation (account_id, consultation_id);
            CREATE INDEX consultation_open ON consultation (region, consultation_id)
                WHERE state <> 3;

            -- The words are sealed under the applicant's key, whoever wrote them.
            CREATE TABLE consultation_message (
                message_id INTEGER PRIMARY KEY,
                consultation_id BIGINT NOT NULL
                    REFERENCES consultation (consultation_id) ON DELETE CASCADE,
                author_id BIGINT NOT NULL REFERENCES account (account_id),
                role SMALLINT NOT NULL,
                at_ms BIGINT NOT NULL,
                words BYTEA NOT NULL
            );
            CREATE INDEX consultation_message_thread
                ON consultation_message (consultation_id, message_id);
            -- Random: how much has this person written today?
            CREATE INDEX consultation_message_author
                ON consultation_message (author_id, message_id);
            """)
}
