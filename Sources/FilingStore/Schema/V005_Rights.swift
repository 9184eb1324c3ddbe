// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// What people have agreed to.
    static let v005 = Migration(
        version: 5,
        script: """
            INSERT INTO serial (name, last) VALUES ('consent', 0);

            CREATE TABLE consent (
                consent_id INTEGER PRIMARY KEY,
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                purpose SMALLINT NOT NULL,
                version TEXT NOT NULL,
                given_ms BIGINT NOT NULL,
                withdrawn_ms BIGINT
            );
            CREATE INDEX consent_account ON consent (account_id, consent_id);
            -- One consent stands for a purpose; an earlier version ends when a later one is given.
            CREATE UNIQUE INDEX consent_standing ON consent (account_id, purpose)
                WHERE withdrawn_ms IS NULL;
            """)
}
