// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// How filings were judged when they were handed in.
    static let v006 = Migration(
        version: 6,
        script: """
            CREATE TABLE eligibility (
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id) ON DELETE CASCADE,
                -- Of the filing, as that submit made it.
                revision BIGINT NOT NULL,
                plan_version TEXT NOT NULL,
                rules_version TEXT NOT NULL,
                verdict SMALLINT NOT NULL,
                -- The rule relied on, such as A4; the nearest one if none is met.
                path TEXT NOT NULL,
                -- The whole answer, sealed: it tells of a life.
                answer BYTEA NOT NULL,
                judged_ms BIGINT NOT NULL,
                PRIMARY KEY (filing_id, revision),
                CONSTRAINT eligibility_verdict CHECK (verdict IN (1, 2, 3))
            );
            """)
}
