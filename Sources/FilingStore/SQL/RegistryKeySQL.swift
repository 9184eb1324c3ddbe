// SPDX-License-Identifier: Apache-2.0

// The keys of the registration system's programs: rows of `centre_key` with the region 0, so that
// they log in as a centre's programs do.
extension Statement {
    /// Changes no row: it was enrolled before.
    ///
    /// Enrolled on the server's own machine by whoever can make any member of staff there: the account
    /// that its logins act as stands for the proposer, and nobody had to approve.
    static let registryKeyInsert = Statement(
        """
        INSERT INTO centre_key (
            key_id, public_key, region, label, state, proposed_by, proposed_ms, account_id)
        VALUES (
            :key_id, :public_key, 0, :label, 2, :account_id, :proposed_ms, :account_id)
        ON CONFLICT DO NOTHING
        """)
}
