// SPDX-License-Identifier: Apache-2.0

// How filings were judged when they were handed in.
extension Statement {
    /// Zero rows: never handed in, or before judgements were kept.
    static let eligibilityLast = Statement(
        """
        SELECT revision, plan_version, rules_version, verdict, path, answer, facts,
            judged_ms
        FROM eligibility
        WHERE filing_id = :filing_id
        ORDER BY revision DESC
        LIMIT 1
        """)

    /// Changes one row.
    static let eligibilityInsert = Statement(
        """
        INSERT INTO eligibility (
            filing_id, revision, plan_version, rules_version, verdict, path, answer, facts,
            judged_ms
        ) VALUES (
            :filing_id, :revision, :plan_version, :rules_version, :verdict, :path, :answer,
            :facts, :judged_ms
        )
        """)

    /// Zero rows: no later filing has a judgement.
    static let eligibilityFilings = Statement(
        """
        SELECT DISTINCT filing_id
        FROM eligibility
        WHERE filing_id > :after
        ORDER BY filing_id
        LIMIT :limit
        """)

    /// One row.
    static let eligibilityFilingCount = Statement(
        """
        SELECT count(DISTINCT filing_id)
        FROM eligibility
        """)
}
