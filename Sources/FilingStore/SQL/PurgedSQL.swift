// SPDX-License-Identifier: Apache-2.0

// Files that a purge gives up, before the rows that name them go. Each changes no row if none does.
extension Statement {
    /// A file that came, or was coming, and became no material.
    static let purgeUploadFile = Statement(
        """
        INSERT INTO purge_file (blob_id, class)
        SELECT upload_id, :class
        FROM upload
        WHERE upload_id = :row_id AND material_id IS NULL
            AND NOT EXISTS (SELECT 1 FROM material WHERE blob_id = :row_id)
        ON CONFLICT DO NOTHING
        """)

    /// The same bytes of one person are one file: another version may need it.
    static let purgeScanFile = Statement(
        """
        INSERT INTO purge_file (blob_id, class)
        SELECT m.blob_id, :class
        FROM material AS m
        WHERE m.material_id = :row_id AND NOT EXISTS (
            SELECT 1
            FROM material AS other
            WHERE other.blob_id = m.blob_id AND other.material_id <> m.material_id)
        ON CONFLICT DO NOTHING
        """)

    static let purgeFilingFiles = Statement(
        """
        INSERT INTO purge_file (blob_id, class)
        SELECT DISTINCT m.blob_id, :class
        FROM material AS m
        WHERE m.filing_id = :row_id AND NOT EXISTS (
            SELECT 1
            FROM material AS other
            WHERE other.blob_id = m.blob_id AND other.filing_id <> :row_id)
        ON CONFLICT DO NOTHING
        """)

    static let purgeFilingUploads = Statement(
        """
        INSERT INTO purge_file (blob_id, class)
        SELECT upload_id, :class
        FROM upload
        WHERE filing_id = :row_id AND material_id IS NULL
        ON CONFLICT DO NOTHING
        """)
}

// The rows themselves. Each changes no row if there is nothing of it.
extension Statement {
    static let purgeSession = Statement("DELETE FROM session WHERE session_id = :row_id")
    static let purgeMessage = Statement("DELETE FROM message WHERE message_id = :row_id")
    static let purgeFailure = Statement("DELETE FROM login_failure WHERE failure_id = :row_id")
    static let purgeUpload = Statement("DELETE FROM upload WHERE upload_id = :row_id")
    static let purgeDispute = Statement("DELETE FROM dispute WHERE dispute_id = :row_id")
    static let purgePhoneChange = Statement("DELETE FROM phone_change WHERE change_id = :row_id")
    static let purgeScan = Statement("DELETE FROM material WHERE material_id = :row_id")
    static let purgeConsent = Statement("DELETE FROM consent WHERE consent_id = :row_id")
    static let purgeEvent = Statement("DELETE FROM account_event WHERE event_id = :row_id")

    /// What hangs on a filing, then the filing.
    static let purgeFiling = [
        Statement("DELETE FROM history_item WHERE filing_id = :row_id"),
        Statement("DELETE FROM history WHERE filing_id = :row_id"),
        Statement("DELETE FROM second_look WHERE filing_id = :row_id"),
        Statement("DELETE FROM handover WHERE filing_id = :row_id"),
        Statement("DELETE FROM review_outcome WHERE filing_id = :row_id"),
        Statement("DELETE FROM eligibility WHERE filing_id = :row_id"),
        Statement("DELETE FROM receipt WHERE filing_id = :row_id"),
        Statement("DELETE FROM material WHERE filing_id = :row_id"),
        Statement("DELETE FROM upload WHERE filing_id = :row_id"),
        // The counter says how many rows there are: it falls with the row.
        Statement(
            """
            UPDATE seat_count
            SET held = held - (SELECT count(*) FROM seat
                    WHERE filing_id = :row_id AND state <> 3),
                waiting = waiting - (SELECT count(*) FROM seat
                    WHERE filing_id = :row_id AND state = 3)
            WHERE EXISTS (
                SELECT 1
                FROM seat AS s
                WHERE s.filing_id = :row_id AND s.exam = seat_count.exam
                    AND s.region = seat_count.region AND s.level = seat_count.level)
            """),
        Statement("DELETE FROM seat WHERE filing_id = :row_id"),
        Statement("DELETE FROM ticket_report WHERE filing_id = :row_id"),
        Statement("DELETE FROM ticket WHERE filing_id = :row_id"),
        Statement("DELETE FROM feed WHERE filing_id = :row_id"),
        // A filing that follows this one is the same person's: found through them.
        Statement(
            """
            UPDATE filing
            SET follows_id = NULL
            WHERE follows_id = :row_id
                AND owner_id = (SELECT owner_id FROM filing WHERE filing_id = :row_id)
            """),
        Statement("DELETE FROM filing WHERE filing_id = :row_id"),
    ]

    /// What hangs on an account, then the account.
    static let purgeAccount = [
        Statement("DELETE FROM login_lock WHERE account_id = :row_id"),
        Statement("DELETE FROM consent WHERE account_id = :row_id"),
        Statement("DELETE FROM account_event WHERE account_id = :row_id"),
        Statement("DELETE FROM account WHERE account_id = :row_id"),
    ]

    /// Changes no row: nothing that old is there.
    static let purgeAudit = Statement("DELETE FROM audit WHERE seq <= :seq")
}

// What a purge has under way.
extension Statement {
    /// Changes one row.
    static let purgeUnnamed = Statement(
        "INSERT INTO purge_file (blob_id, class) VALUES (:blob_id, :class)")

    /// Zero rows: no file of the class is to be erased.
    static let purgeFiles = Statement(
        """
        SELECT blob_id
        FROM purge_file
        WHERE class = :class
        ORDER BY blob_id
        LIMIT :limit
        """)

    /// Changes no row: it was erased before.
    static let purgeFileDone = Statement("DELETE FROM purge_file WHERE blob_id = :blob_id")

    /// Always one row.
    static let purgeFileCount = Statement(
        "SELECT count(*) FROM purge_file WHERE class = :class")

    /// Changes one row.
    static let purgeCountAdd = Statement(
        """
        INSERT INTO purge_count (class, removed_rows, removed_files)
        VALUES (:class, :removed_rows, :removed_files)
        ON CONFLICT (class) DO UPDATE
        SET removed_rows = purge_count.removed_rows + excluded.removed_rows,
            removed_files = purge_count.removed_files + excluded.removed_files
        """)

    /// Zero rows: everything removed of the class is in the audit log.
    static let purgeCount = Statement(
        "SELECT removed_rows, removed_files FROM purge_count WHERE class = :class")

    /// Changes no row: there was nothing to tell.
    static let purgeCountClear = Statement("DELETE FROM purge_count WHERE class = :class")

    /// Zero rows: no row names the file.
    static let fileNamed = Statement(
        """
        SELECT 1
        FROM material
        WHERE blob_id = :blob_id
        UNION ALL
        SELECT 1
        FROM upload
        WHERE upload_id = :blob_id AND material_id IS NULL
        UNION ALL
        SELECT 1
        FROM purge_file
        WHERE blob_id = :blob_id
        LIMIT 1
        """)

    /// Zero rows: no material has a file with a higher number.
    static let filesNamedAfter = Statement(
        """
        SELECT DISTINCT blob_id
        FROM material
        WHERE blob_id > :after
        ORDER BY blob_id
        LIMIT :limit
        """)
}
