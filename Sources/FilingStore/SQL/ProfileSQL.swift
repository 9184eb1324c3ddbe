// SPDX-License-Identifier: Apache-2.0

// Profiles.
extension Statement {
    /// Zero rows: nothing was stated yet.
    static let profileGet = Statement(
        """
        SELECT revision, identity, id_number_index, education, work, updated_ms
        FROM profile
        WHERE account_id = :account_id
        """)

    /// Zero rows: nobody else has this ID number.
    static let profileOtherWithIDNumber = Statement(
        """
        SELECT account_id
        FROM profile
        WHERE id_number_index = :id_number_index AND account_id <> :account_id
        """)

    /// Changes one row.
    static let profilePut = Statement(
        """
        INSERT INTO profile (
            account_id, revision, identity, id_number_index, education, work, updated_ms)
        VALUES (
            :account_id, :revision, :identity, :id_number_index, :education, :work, :updated_ms)
        ON CONFLICT (account_id) DO UPDATE
        SET revision = excluded.revision,
            identity = excluded.identity,
            id_number_index = excluded.id_number_index,
            education = excluded.education,
            work = excluded.work,
            updated_ms = excluded.updated_ms
        """)
}
