// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What is due when: the region's clock, the deadline of a supplement, extensions of a region.
    ///
    /// Filings that wait already have no due moment and stand in the queue by when they were handed
    /// in; supplements that are open already have no deadline. Both get theirs with their next step.
    static let v010 = Migration(
        version: 10,
        script: """
            -- Working days that were over before the present wait.
            ALTER TABLE filing ADD COLUMN clock_used SMALLINT NOT NULL DEFAULT 0;
            -- Null: nothing is due of the region, or no calendar of the year was published.
            ALTER TABLE filing ADD COLUMN due_ms BIGINT;
            ALTER TABLE filing ADD COLUMN stale_ms BIGINT;
            -- The place in the queue of a filing that waits: `due_ms`, else `submitted_ms`.
            ALTER TABLE filing ADD COLUMN queue_ms BIGINT;
            -- As the reviewer set it; extensions of the region come on top when it is read.
            ALTER TABLE filing ADD COLUMN supplement_due_ms BIGINT;
            UPDATE filing SET queue_ms = submitted_ms WHERE state = 2;
            DROP INDEX filing_queue;
            CREATE INDEX filing_queue ON filing (region, queue_ms, submitted_ms, filing_id)
                WHERE state = 2;
            CREATE INDEX filing_supplement ON filing (supplement_due_ms, filing_id)
                WHERE state = 3;

            -- Of a line that asks for a supplement: when it was due.
            ALTER TABLE history ADD COLUMN due_ms BIGINT;

            -- One row moves every open deadline of its region.
            CREATE TABLE deadline_extension (
                extension_id INTEGER PRIMARY KEY,
                exam TEXT NOT NULL,
                region SMALLINT NOT NULL,
                at_ms BIGINT NOT NULL,
                days SMALLINT,
                until_ms BIGINT,
                reason TEXT NOT NULL,
                by_id BIGINT NOT NULL REFERENCES account (account_id),
                CONSTRAINT deadline_extension_step
                    CHECK ((days IS NULL) = (until_ms IS NOT NULL))
            );
            CREATE INDEX deadline_extension_region
                ON deadline_extension (region, exam, extension_id);
            INSERT INTO serial (name, last) VALUES ('deadline_extension', 0);
            """)
}
