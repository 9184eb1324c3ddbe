// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What reviewers are warned of, the filing that another follows, and what decisions are about.
    ///
    /// Filings that wait already are flagged when they are handed in next, or when somebody else
    /// hands one of their files in.
    static let v016 = Migration(
        version: 16,
        script: """
            -- A set of bits: what a filing is flagged for.
            ALTER TABLE filing ADD COLUMN flags BIGINT NOT NULL DEFAULT 0;
            -- The rejected filing of the same person and exam before this one.
            ALTER TABLE filing ADD COLUMN follows_id BIGINT;

            -- The first four bytes of the digest, once this version was handed in. Of what was there
            -- before, that is what was uploaded by the last submit; not what a draft that was opened
            -- again has got since, and what was replaced is left out.
            ALTER TABLE material ADD COLUMN filed_head BYTEA;
            UPDATE material
            SET filed_head = substr(sha256, 1, 4)
            WHERE is_current = 1 AND EXISTS (
                SELECT 1
                FROM filing AS f
                WHERE f.filing_id = material.filing_id AND f.submitted_ms >= material.at_ms);
            -- Random: who else has handed in this file? Digests are random, so every entry touches a
            -- page of its own; hence only what is handed in, once, and four bytes of it. With the number
            -- behind them, which bounds the newest few for PostgreSQL, too: 19 bytes an entry, 240 MB
            -- for the 12.5 million scans of a season, and five such entries a submit, 150 a second in
            -- the opening hour of a disk that takes 14,000. Of 12.5 million files one look-up in 300
            -- meets a stranger, which the whole digest turns away. A column, not an expression: SQLite
            -- 3.40 does not find an index over an expression in a join.
            CREATE INDEX material_filed ON material (filed_head, material_id)
                WHERE filed_head IS NOT NULL;

            -- What the reasons of a decision, and of each item, are about: bits of fields, and ids of
            -- rules with commas between them.
            ALTER TABLE history ADD COLUMN fields BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE history ADD COLUMN rules TEXT NOT NULL DEFAULT '';
            ALTER TABLE history_item ADD COLUMN fields BIGINT NOT NULL DEFAULT 0;
            ALTER TABLE history_item ADD COLUMN rules TEXT NOT NULL DEFAULT '';
            """)
}
