// SPDX-License-Identifier: Apache-2.0

// What closing an account removes. Each changes no row if there is nothing of it.
extension Statement {
    /// Changes no row: it was closed before.
    static let accountClose = Statement(
        """
        UPDATE account
        SET phone = NULL, phone_index = NULL, user_name = NULL, credential = :nothing,
            epoch = epoch + 1, closed_ms = :closed_ms
        WHERE account_id = :account_id AND closed_ms IS NULL
        """)

    static let closingProfile = Statement("DELETE FROM profile WHERE account_id = :account_id")
    static let closingPreChecks = Statement("DELETE FROM pre_check WHERE account_id = :account_id")
    static let closingDisputes = Statement("DELETE FROM dispute WHERE account_id = :account_id")
    static let closingPhoneChanges = Statement(
        "DELETE FROM phone_change WHERE account_id = :account_id")
    static let closingSessions = Statement("DELETE FROM session WHERE account_id = :account_id")
    static let closingUploads = Statement(
        "DELETE FROM upload WHERE account_id = :account_id AND material_id IS NULL")
    static let closingReplies = Statement("DELETE FROM idempotency WHERE scope = :account_id")
    static let closingLock = Statement("DELETE FROM login_lock WHERE subject = :subject")
    static let closingFailures = Statement("DELETE FROM login_failure WHERE subject = :subject")
    static let closingSources = Statement("DELETE FROM login_source WHERE subject = :subject")
    static let closingChallenges = Statement(
        "DELETE FROM sms_challenge WHERE phone_index = :phone_index")

    static let closingMessages = Statement(
        "DELETE FROM message WHERE phone_index = :phone_index")

    /// Also those queued under an earlier phone.
    static let closingNoticeMessages = Statement(
        """
        DELETE FROM message
        WHERE message_id IN (SELECT message_id FROM notice WHERE account_id = :account_id)
        """)
    static let closingNotices = Statement("DELETE FROM notice WHERE account_id = :account_id")
    static let closingReminders = Statement(
        """
        DELETE FROM notice_due
        WHERE filing_id IN (SELECT filing_id FROM filing WHERE owner_id = :account_id)
        """)
    static let closingConsultationMessages = Statement(
        """
        DELETE FROM consultation_message
        WHERE consultation_id IN (
            SELECT consultation_id FROM consultation WHERE account_id = :account_id)
        """)
    static let closingConsultations = Statement(
        "DELETE FROM consultation WHERE account_id = :account_id")

    /// By the blobs that came of them: there is no index by account over what is committed.
    static let closingCommitted = Statement(
        """
        DELETE FROM upload
        WHERE upload_id IN (
            SELECT m.blob_id
            FROM filing AS f
            JOIN material AS m ON m.filing_id = f.filing_id
            WHERE f.owner_id = :account_id)
        """)

    static let closingMaterials = Statement(
        """
        DELETE FROM material
        WHERE filing_id IN (SELECT filing_id FROM filing WHERE owner_id = :account_id)
        """)

    static let closingReceipts = Statement(
        """
        DELETE FROM receipt
        WHERE filing_id IN (SELECT filing_id FROM filing WHERE owner_id = :account_id)
        """)

    static let closingTicketReports = Statement(
        """
        DELETE FROM ticket_report
        WHERE filing_id IN (SELECT filing_id FROM filing WHERE owner_id = :account_id)
        """)

    static let closingTickets = Statement(
        """
        DELETE FROM ticket
        WHERE filing_id IN (SELECT filing_id FROM filing WHERE owner_id = :account_id)
        """)

    /// The numbers of events stay, for the audit log; what was looked at goes.
    static let closingEvents = Statement(
        "UPDATE account_event SET evidence = NULL WHERE account_id = :account_id")

    static let closingHistory = Statement(
        """
        UPDATE history
        SET words = NULL
        WHERE filing_id IN (SELECT filing_id FROM filing WHERE owner_id = :account_id)
        """)

    static let closingSecondLooks = Statement(
        """
        UPDATE second_look
        SET decision = NULL
        WHERE filing_id IN (SELECT filing_id FROM filing WHERE owner_id = :account_id)
        """)

    static let closingHandovers = Statement(
        """
        UPDATE handover
        SET words = NULL
        WHERE filing_id IN (SELECT filing_id FROM filing WHERE owner_id = :account_id)
        """)

    static let closingFilings = Statement(
        "UPDATE filing SET words = :nothing WHERE owner_id = :account_id")

    static let closingConsents = Statement(
        """
        UPDATE consent
        SET withdrawn_ms = :closed_ms
        WHERE account_id = :account_id AND withdrawn_ms IS NULL
        """)

    /// Zero rows: the person uploaded nothing.
    static let blobsOf = Statement(
        """
        SELECT DISTINCT m.blob_id
        FROM filing AS f
        JOIN material AS m ON m.filing_id = f.filing_id
        WHERE f.owner_id = :account_id
        """)

    /// Zero rows: no upload is under way.
    static let incomingOf = Statement(
        "SELECT upload_id FROM upload WHERE account_id = :account_id AND material_id IS NULL")
}
