// SPDX-License-Identifier: Apache-2.0

// Disputes over ID numbers.
extension Statement {
    /// Zero rows: no such open dispute.
    static let disputeOpen = Statement(
        """
        SELECT dispute_id, account_id, words, opened_ms
        FROM dispute
        WHERE dispute_id = :dispute_id AND state = 1
        """)

    /// Zero rows: none is open.
    static let disputesOpen = Statement(
        """
        SELECT dispute_id, account_id, words, opened_ms
        FROM dispute
        WHERE state = 1
        ORDER BY dispute_id
        LIMIT :limit
        """)

    /// Changes no row: the claimant has one open.
    static let disputeInsert = Statement(
        """
        INSERT INTO dispute (
            dispute_id, account_id, words, opened_ms, state)
        VALUES (:dispute_id, :account_id, :words, :opened_ms, 1)
        ON CONFLICT DO NOTHING
        """)

    /// Changes no row: it was decided before.
    static let disputeDecide = Statement(
        """
        UPDATE dispute
        SET state = :state, decided_by = :decided_by, decision = :decision
        WHERE dispute_id = :dispute_id AND state = 1
        """)

    /// Zero rows: nobody has this ID number.
    static let profileWithIDNumber = Statement(
        """
        SELECT account_id
        FROM profile
        WHERE id_number_index = :id_number_index
        """)
}
