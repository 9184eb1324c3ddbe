// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What an inspection doubts about a scan: told to the applicant, kept for the reviewer.
    ///
    /// All three columns are null, or none is.
    static let v007 = Migration(
        version: 7,
        script: """
            ALTER TABLE upload ADD COLUMN doubt SMALLINT;
            ALTER TABLE upload ADD COLUMN doubt_measured INTEGER;
            ALTER TABLE upload ADD COLUMN doubt_limit INTEGER;
            ALTER TABLE material ADD COLUMN doubt SMALLINT;
            ALTER TABLE material ADD COLUMN doubt_measured INTEGER;
            ALTER TABLE material ADD COLUMN doubt_limit INTEGER;
            """)
}
