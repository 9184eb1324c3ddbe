// SPDX-License-Identifier: Apache-2.0

// Filings: one row each. The columns of the first five queries are those of `FilingRow`.
extension Statement {
    /// Zero rows: no such filing.
    static let filingByID = Statement(
        """
        SELECT filing_id, number_region, number_digits, owner_id, exam, level, region,
            state, revision, state_since_ms, created_ms, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, supplement_due_ms,
            look_revision, look_by_id, look_cause, recusals
        FROM filing
        WHERE filing_id = :filing_id
        """)

    /// Zero rows: no such filing, another region's, or one that was never submitted.
    ///
    /// The database compares: a row that is not for this region costs what no row costs.
    static let filingByNumberInRegion = Statement(
        """
        SELECT filing_id, number_region, number_digits, owner_id, exam, level, region,
            state, revision, state_since_ms, created_ms, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, supplement_due_ms,
            look_revision, look_by_id, look_cause, recusals
        FROM filing
        WHERE filing_id = :filing_id
            AND number_digits = :number_digits
            AND number_region = :number_region
            AND region = :region
            AND submitted_ms IS NOT NULL
        """)

    /// Zero rows: no such filing, or another person's.
    ///
    /// Found through the owner, who has few: the number itself has no index.
    static let filingByNumber = Statement(
        """
        SELECT filing_id, number_region, number_digits, owner_id, exam, level, region,
            state, revision, state_since_ms, created_ms, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, supplement_due_ms,
            look_revision, look_by_id, look_cause, recusals
        FROM filing
        WHERE owner_id = :owner_id
            AND number_digits = :number_digits
            AND number_region = :number_region
        """)

    /// Zero rows: the person has never filed.
    static let filingsOfOwner = Statement(
        """
        SELECT filing_id, number_region, number_digits, owner_id, exam, level, region,
            state, revision, state_since_ms, created_ms, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, supplement_due_ms,
            look_revision, look_by_id, look_cause, recusals
        FROM filing
        WHERE owner_id = :owner_id
        ORDER BY filing_id DESC
        LIMIT :limit
        """)

    /// Zero rows: the person has never handed a filing in.
    static let filingSubmittedOnce = Statement(
        """
        SELECT 1
        FROM filing
        WHERE owner_id = :owner_id AND submitted_ms IS NOT NULL
        LIMIT 1
        """)

    /// Zero rows: the person has no live filing for the exam.
    static let filingLive = Statement(
        """
        SELECT filing_id, number_region, number_digits, owner_id, exam, level, region,
            state, revision, state_since_ms, created_ms, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, clock_used, due_ms, stale_ms, supplement_due_ms,
            look_revision, look_by_id, look_cause, recusals
        FROM filing
        WHERE owner_id = :owner_id AND exam = :exam AND live = 1
        """)

    /// Changes no row: the person has a live filing for the exam already.
    static let filingInsert = Statement(
        """
        INSERT INTO filing (
            filing_id, number_region, number_digits, owner_id, exam, level, region, words,
            state, live, revision, state_since_ms, created_ms, submitted_ms, claim_id,
            claim_holder_id, claim_until_ms, follows_id)
        VALUES (
            :filing_id, :number_region, :number_digits, :owner_id, :exam, :level, :region,
            :words, :state, :live, :revision, :state_since_ms, :created_ms,
            :submitted_ms, :claim_id, :claim_holder_id, :claim_until_ms,
            :follows_id)
        ON CONFLICT (owner_id, exam) WHERE live = 1 DO NOTHING
        """)

    /// Changes no row: somebody changed the filing first.
    static let filingSave = Statement(
        """
        UPDATE filing
        SET level = :level,
            state = :state,
            revision = :revision,
            state_since_ms = :state_since_ms,
            submitted_ms = :submitted_ms,
            claim_id = :claim_id,
            claim_holder_id = :claim_holder_id,
            claim_until_ms = :claim_until_ms,
            clock_used = :clock_used,
            due_ms = :due_ms,
            stale_ms = :stale_ms,
            queue_ms = :queue_ms,
            supplement_due_ms = :supplement_due_ms,
            look_revision = :look_revision,
            look_by_id = :look_by_id,
            look_cause = :look_cause,
            recusals = :recusals
        WHERE filing_id = :filing_id AND revision = :previous
        """)

    /// Zero rows: no such filing.
    static let filingWords = Statement(
        """
        SELECT words
        FROM filing
        WHERE filing_id = :filing_id
        """)

    /// Changes no row: no such filing.
    ///
    /// Of its own, so that a change of the state alone leaves the words where they are.
    static let filingSetWords = Statement(
        """
        UPDATE filing
        SET words = :words
        WHERE filing_id = :filing_id
        """)

    /// Changes no row: somebody changed the filing first.
    ///
    /// Frees the person's place for another filing; nothing else than the end of a filing touches
    /// `live`.
    static let filingEnd = Statement(
        """
        UPDATE filing
        SET state = :state,
            live = 0,
            revision = :revision,
            state_since_ms = :state_since_ms,
            claim_id = NULL,
            claim_holder_id = NULL,
            claim_until_ms = NULL,
            clock_used = 0,
            due_ms = NULL,
            stale_ms = NULL,
            queue_ms = NULL,
            supplement_due_ms = NULL,
            look_revision = NULL,
            look_by_id = NULL,
            look_cause = NULL
        WHERE filing_id = :filing_id AND revision = :previous
        """)

    /// Changes no row: the filing changed, or the claim is another one now.
    static let filingRenewClaim = Statement(
        """
        UPDATE filing
        SET claim_until_ms = :claim_until_ms
        WHERE filing_id = :filing_id
            AND revision = :revision
            AND claim_id = :claim_id
            AND claim_holder_id = :claim_holder_id
        """)
}
