// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// The receipts of submits; filings that were handed in before have none.
    static let v012 = Migration(
        version: 12,
        script: """
            CREATE TABLE receipt (
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                -- Of the filing, as that submit made it.
                revision BIGINT NOT NULL,
                -- Statement and signature; names nobody.
                receipt BYTEA NOT NULL,
                PRIMARY KEY (filing_id, revision)
            );
            """)
}
