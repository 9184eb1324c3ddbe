// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What the three administrators need, and the facts that filings were judged on.
    ///
    /// The audit log gets one index, of the few rows that members of staff and programs make: an
    /// applicant's own rows, nearly all of them, cost an insert what they did. Other questions are
    /// answered by what is there: a filing's rows are its owner's, and a period is found by halving the
    /// log, which is written in the order of time. Measured on 400,000 rows of which staff made 15 %: 17.1
    /// us of CPU a row and 93 bytes, 14.8 us and 91 bytes without it; 62 us and 174 bytes with an index
    /// for each filter.
    static let v011 = Migration(
        version: 11,
        script: """
            -- Random, but staff are few: what has this member of staff, or this program, done?
            CREATE INDEX audit_staff ON audit (actor_id, seq) WHERE actor_kind > 1;

            -- Sequential: who are the staff?
            CREATE INDEX account_staff ON account (account_id) WHERE role > 1;

            -- Members of staff who are shut out; letting them in again removes the row.
            CREATE TABLE staff_block (
                account_id INTEGER PRIMARY KEY REFERENCES account (account_id),
                blocked_ms BIGINT NOT NULL
            );

            -- Exam plans as they were loaded. The newest is in force.
            CREATE TABLE exam_plan (
                plan_id INTEGER PRIMARY KEY,
                exam TEXT NOT NULL,
                version TEXT NOT NULL,
                -- The file, byte by byte.
                text BYTEA NOT NULL,
                sha256 BYTEA NOT NULL,
                loaded_by BIGINT NOT NULL REFERENCES account (account_id),
                loaded_ms BIGINT NOT NULL,
                CONSTRAINT exam_plan_sha256_size CHECK (length(sha256) = 32),
                CONSTRAINT exam_plan_text_size CHECK (length(text) <= 262144)
            );
            -- Was this version loaded before?
            CREATE UNIQUE INDEX exam_plan_version ON exam_plan (exam, version);
            INSERT INTO serial (name, last) VALUES ('exam_plan', 0);

            -- Education, work and certificates of a submit, sealed; null from before this step.
            ALTER TABLE eligibility ADD COLUMN facts BYTEA;
            """)
}
