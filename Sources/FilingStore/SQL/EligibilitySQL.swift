// SPDX-License-Identifier: Apache-2.0

// How filings were judged when they were handed in.
extension Statement {
    /// Zero rows: never handed in, or before judgements were kept.
    static let eligibilityLast = Statement(
        """
        SELECT revision, plan_version, rules_version, verdict, path, answer, judged_ms
        FROM eligibility
        WHERE filing_id = :filing_id
        ORDER BY revision DESC
        LIMIT 1
        """)

    /// Changes one row.
    static let eligibilityInsert = Statement(
        """
        INSERT INTO eligibility (
            filing_id, revision, plan_version, rules_version, verdict, path, answer, judged_ms
        ) VALUES (
            :filing_id, :revision, :plan_version, :rules_version, :verdict, :path, :answer,
            :judged_ms
        )
        """)
}
