// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What comes after the approval: the feed of the registration system, and admission tickets.
    ///
    /// A record of the feed has no personal word: name and number are read from the profile when it
    /// is delivered, so that they end with the account. Approvals that were made before are the
    /// first records.
    static let v014 = Migration(
        version: 14,
        script: """
            CREATE TABLE feed (
                feed_id INTEGER PRIMARY KEY,
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                revision BIGINT NOT NULL,
                change SMALLINT NOT NULL,
                at_ms BIGINT NOT NULL,
                reasons INTEGER NOT NULL,
                approved_revision BIGINT NOT NULL,
                approved_ms BIGINT NOT NULL,
                verdict SMALLINT,
                verdict_reason TEXT,
                verdict_ms BIGINT,
                CONSTRAINT feed_verdict_whole CHECK (
                    (verdict IS NULL) = (verdict_reason IS NULL)
                    AND (verdict IS NULL) = (verdict_ms IS NULL))
            );
            -- A decision is told once; and the receiver names a record by it.
            CREATE UNIQUE INDEX feed_key ON feed (filing_id, revision);
            CREATE INDEX feed_open ON feed (feed_id, at_ms) WHERE verdict IS NULL;

            INSERT INTO feed (
                feed_id, filing_id, revision, change, at_ms, reasons, approved_revision,
                approved_ms)
            SELECT ROW_NUMBER() OVER (ORDER BY at_ms, filing_id), filing_id, revision, 1, at_ms, 0,
                revision, at_ms
            FROM history
            WHERE action = 'approve';
            INSERT INTO serial (name, last)
            SELECT 'feed', COUNT(*)
            FROM feed;

            -- The newest ticket of each filing.
            CREATE TABLE ticket (
                filing_id INTEGER PRIMARY KEY REFERENCES filing (filing_id),
                revision BIGINT NOT NULL,
                published_ms BIGINT NOT NULL,
                words BYTEA NOT NULL
            );

            INSERT INTO serial (name, last) VALUES ('ticket_report', 0);
            CREATE TABLE ticket_report (
                report_id INTEGER PRIMARY KEY,
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                ticket_revision BIGINT NOT NULL,
                field SMALLINT NOT NULL,
                at_ms BIGINT NOT NULL,
                words BYTEA NOT NULL
            );
            CREATE INDEX ticket_report_filing ON ticket_report (filing_id, report_id);
            """)
}
