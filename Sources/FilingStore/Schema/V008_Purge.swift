// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What a purge has under way, so that one that was killed is finished, and told of whole; and
    /// the receipts of submits.
    static let v008 = Migration(
        version: 8,
        script: """
            -- Files whose rows are gone; they are erased, and then their line here.
            CREATE TABLE purge_file (
                blob_id INTEGER PRIMARY KEY,
                class TEXT NOT NULL
            );
            -- What was removed of a class and is not in the audit log yet.
            CREATE TABLE purge_count (
                class TEXT NOT NULL PRIMARY KEY,
                removed_rows BIGINT NOT NULL,
                removed_files BIGINT NOT NULL
            );
            -- Which materials share a file? Numbers of blobs are sequential.
            CREATE INDEX material_blob ON material (blob_id);
            CREATE INDEX login_source_last ON login_source (last_ms);
            CREATE INDEX sms_challenge_sent ON sms_challenge (last_sent_ms);

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
