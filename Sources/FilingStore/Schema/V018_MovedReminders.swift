// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Deadlines that were moved are reminded of anew, and codes leave before everything else.
    static let v018 = Migration(
        version: 18,
        script: """
            -- Nothing to do before `at_ms`, when the deadline may turn out to have been moved.
            ALTER TABLE notice_due ADD COLUMN rests SMALLINT NOT NULL DEFAULT 0;

            -- A filing's revision is told of once, whoever does it; a reminder once for each deadline.
            DROP INDEX notice_once;
            CREATE UNIQUE INDEX notice_once
                ON notice (filing_id, revision, kind, coalesce(due_ms, 0))
                WHERE revision IS NOT NULL;

            -- Few: a person waits before the screen for each.
            CREATE INDEX message_code_waiting ON message (next_ms, message_id)
                WHERE state = 1 AND kind = 1;
            """)
}
