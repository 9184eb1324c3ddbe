// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// More than one person over a decision: second looks, hand-overs, and what a region's figures
    /// are counted from.
    ///
    /// Decisions that were made before have their outcome rows, too; when those were due is not known
    /// any more.
    static let v015 = Migration(
        version: 15,
        script: """
            -- The decision that waits for a supervisor; null: none does.
            ALTER TABLE filing ADD COLUMN look_revision BIGINT;
            ALTER TABLE filing ADD COLUMN look_by_id BIGINT;
            ALTER TABLE filing ADD COLUMN look_cause SMALLINT;
            -- How many people are kept from it; their rows are looked up only if there are any.
            ALTER TABLE filing ADD COLUMN recusals SMALLINT NOT NULL DEFAULT 0;
            CREATE INDEX filing_supplement_region ON filing (region) WHERE state = 3;

            CREATE TABLE second_look (
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                -- That the proposal made.
                revision BIGINT NOT NULL,
                region SMALLINT NOT NULL,
                cause SMALLINT NOT NULL,
                by_id BIGINT NOT NULL,
                role SMALLINT NOT NULL,
                at_ms BIGINT NOT NULL,
                -- The call that proposed it, whole: outcome, reasons, items, words. Null: the owner's
                -- account is closed.
                decision BYTEA,
                result SMALLINT,
                settled_ms BIGINT,
                settled_by_id BIGINT,
                PRIMARY KEY (filing_id, revision),
                CONSTRAINT second_look_settled CHECK (
                    (result IS NULL) = (settled_ms IS NULL)
                    AND (result IS NULL) = (settled_by_id IS NULL)),
                CONSTRAINT second_look_by_another CHECK (settled_by_id <> by_id)
            );
            CREATE INDEX second_look_region ON second_look (region, settled_ms)
                WHERE settled_ms IS NOT NULL;

            CREATE TABLE handover (
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                revision BIGINT NOT NULL,
                kind SMALLINT NOT NULL,
                by_id BIGINT NOT NULL,
                subject_id BIGINT,
                at_ms BIGINT NOT NULL,
                -- Null: the owner's account is closed.
                words BYTEA,
                PRIMARY KEY (filing_id, revision)
            );

            CREATE TABLE review_outcome (
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                -- That the decision made.
                revision BIGINT NOT NULL,
                region SMALLINT NOT NULL,
                level SMALLINT NOT NULL,
                -- The state it led to: 3, 4 or 5.
                state SMALLINT NOT NULL,
                role SMALLINT NOT NULL,
                at_ms BIGINT NOT NULL,
                submitted_ms BIGINT NOT NULL,
                due_ms BIGINT,
                is_first SMALLINT NOT NULL CHECK (is_first IN (0, 1)),
                -- How its second look ended; null: there was none.
                result SMALLINT,
                PRIMARY KEY (filing_id, revision)
            );
            CREATE INDEX review_outcome_region ON review_outcome (region, at_ms);

            INSERT INTO review_outcome (
                filing_id, revision, region, level, state, role, at_ms, submitted_ms, is_first)
            SELECT h.filing_id, h.revision, f.region, f.level, h.state, h.role, h.at_ms,
                coalesce(
                    (SELECT max(s.at_ms)
                    FROM history AS s
                    WHERE s.filing_id = h.filing_id AND s.action = 'submit'
                        AND s.revision < h.revision),
                    f.submitted_ms, h.at_ms),
                CASE WHEN EXISTS (
                    SELECT 1
                    FROM history AS e
                    WHERE e.filing_id = h.filing_id AND e.revision < h.revision
                        AND e.action IN ('approve', 'reject', 'supplement')) THEN 0 ELSE 1 END
            FROM history AS h
            JOIN filing AS f ON f.filing_id = h.filing_id
            WHERE h.action IN ('approve', 'reject', 'supplement');
            """)
}
