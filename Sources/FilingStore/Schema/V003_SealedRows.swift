// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// Accounts, filings and everything about them, with what is personal sealed.
    ///
    /// Versions 1 and 2, which were never released, kept personal data open; this one takes their
    /// place. Columns that `SealedCell.Column` names hold envelopes under their account's data key.
    ///
    /// Row numbers come from `serial` and are sequential: inserts touch the right edge of every
    /// index. The exceptions are marked *random* with the question they answer; none is on
    /// `filing`: a filing's public number is found through its owner, or turned back into the row
    /// number by whoever knows the permutation. Subjects and sources of logins are keyed digests of
    /// 16 bytes: a name without an account leaves the same rows as one that has one.
    static let v003 = Migration(
        version: 3,
        script: """
            CREATE TABLE serial (
                name TEXT NOT NULL PRIMARY KEY,
                last BIGINT NOT NULL
            );
            INSERT INTO serial (name, last) VALUES
                ('account', 0), ('filing', 0), ('upload', 0), ('material', 0), ('session', 0),
                ('message', 0), ('phone_change', 0), ('dispute', 0), ('login_failure', 0),
                ('account_event', 0);

            -- The data key of each account, wrapped by a key of the key file; 0 is the house's own.
            -- Without the row, everything sealed of the account is lost for good.
            CREATE TABLE account_key (
                account_id INTEGER PRIMARY KEY,
                key_version INTEGER NOT NULL,
                wrapped BYTEA NOT NULL,
                CONSTRAINT account_key_wrapped_size CHECK (length(wrapped) = 63)
            );

            CREATE TABLE account (
                account_id INTEGER PRIMARY KEY,
                phone BYTEA,
                phone_index BYTEA,
                user_name TEXT,
                role SMALLINT NOT NULL,
                region SMALLINT,
                credential BYTEA NOT NULL,
                epoch BIGINT NOT NULL,
                created_ms BIGINT NOT NULL,
                closed_ms BIGINT,
                CONSTRAINT account_phone_whole CHECK ((phone IS NULL) = (phone_index IS NULL)),
                CONSTRAINT account_phone_index_size CHECK (length(phone_index) = 16),
                CONSTRAINT account_has_name CHECK (
                    phone_index IS NOT NULL OR user_name IS NOT NULL OR closed_ms IS NOT NULL),
                -- Applicants and the three administrators (system, security, audit) have none.
                CONSTRAINT account_staff_has_region
                    CHECK ((role IN (1, 6, 7, 8)) = (region IS NULL))
            );
            -- Random: who logs in with this phone?
            CREATE UNIQUE INDEX account_phone ON account (phone_index)
                WHERE phone_index IS NOT NULL;
            -- Random: who logs in with this name?
            CREATE UNIQUE INDEX account_user_name ON account (user_name)
                WHERE user_name IS NOT NULL;

            CREATE TABLE sms_challenge (
                phone_index BYTEA NOT NULL,
                purpose SMALLINT NOT NULL,
                nonce BYTEA NOT NULL,
                made_ms BIGINT NOT NULL,
                last_sent_ms BIGINT NOT NULL,
                wrong_entries INTEGER NOT NULL,
                last_wrong_ms BIGINT,
                used_ms BIGINT,
                PRIMARY KEY (phone_index, purpose)
            );

            CREATE TABLE session (
                session_id INTEGER PRIMARY KEY,
                token_hash BYTEA NOT NULL,
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                role SMALLINT NOT NULL,
                region SMALLINT,
                epoch BIGINT NOT NULL,
                opened_ms BIGINT NOT NULL,
                last_used_ms BIGINT NOT NULL,
                CONSTRAINT session_token_hash_size CHECK (length(token_hash) = 32)
            );
            -- Random: whose token is this?
            CREATE UNIQUE INDEX session_token ON session (token_hash);
            -- Random: which sessions has this account?
            CREATE INDEX session_account ON session (account_id, session_id);

            CREATE TABLE profile (
                account_id INTEGER PRIMARY KEY REFERENCES account (account_id),
                revision BIGINT NOT NULL,
                identity BYTEA,
                id_number_index BYTEA,
                education BYTEA,
                work BYTEA,
                updated_ms BIGINT NOT NULL,
                CONSTRAINT profile_identity_whole
                    CHECK ((identity IS NULL) = (id_number_index IS NULL)),
                CONSTRAINT profile_id_number_index_size CHECK (length(id_number_index) = 16)
            );
            -- Random: has this person another account?
            CREATE UNIQUE INDEX profile_id_number ON profile (id_number_index)
                WHERE id_number_index IS NOT NULL;

            CREATE TABLE filing (
                filing_id INTEGER PRIMARY KEY,
                number_region SMALLINT NOT NULL,
                number_digits INTEGER NOT NULL,
                owner_id BIGINT NOT NULL REFERENCES account (account_id),
                exam TEXT NOT NULL,
                level SMALLINT NOT NULL,
                region SMALLINT NOT NULL,
                words BYTEA NOT NULL,
                state SMALLINT NOT NULL,
                live SMALLINT NOT NULL CHECK (live IN (0, 1)),
                revision BIGINT NOT NULL,
                state_since_ms BIGINT NOT NULL,
                created_ms BIGINT NOT NULL,
                submitted_ms BIGINT,
                claim_id BIGINT,
                claim_holder_id BIGINT,
                claim_until_ms BIGINT,
                CONSTRAINT filing_claim_whole CHECK (
                    (claim_id IS NULL) = (claim_holder_id IS NULL)
                    AND (claim_id IS NULL) = (claim_until_ms IS NULL)),
                CONSTRAINT filing_pending_is_submitted
                    CHECK (state <> 2 OR submitted_ms IS NOT NULL),
                CONSTRAINT filing_live_states CHECK ((live = 1) = (state IN (1, 2, 3, 4)))
            );
            -- One live filing per person and exam. `live` repeats `state` so that a submit or a
            -- claim, which do not end a filing, leave this index alone.
            CREATE UNIQUE INDEX filing_live ON filing (owner_id, exam) WHERE live = 1;
            CREATE INDEX filing_owner ON filing (owner_id, filing_id);
            CREATE INDEX filing_queue ON filing (region, submitted_ms, filing_id)
                WHERE state = 2;

            CREATE TABLE history (
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                revision BIGINT NOT NULL,
                action TEXT NOT NULL,
                role SMALLINT NOT NULL,
                state SMALLINT NOT NULL,
                at_ms BIGINT NOT NULL,
                reasons INTEGER NOT NULL,
                words BYTEA,
                PRIMARY KEY (filing_id, revision)
            );

            -- What a supplement asked for; its words are the history line's. The items of a filing in
            -- that state are those of its newest revision that has any.
            CREATE TABLE history_item (
                filing_id BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                position SMALLINT NOT NULL,
                kind SMALLINT NOT NULL,
                reason SMALLINT NOT NULL,
                PRIMARY KEY (filing_id, revision, position),
                FOREIGN KEY (filing_id, revision) REFERENCES history (filing_id, revision)
            );

            CREATE TABLE upload (
                upload_id INTEGER PRIMARY KEY,
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                kind SMALLINT NOT NULL,
                size INTEGER NOT NULL,
                sha256 BYTEA NOT NULL,
                created_ms BIGINT NOT NULL,
                expires_ms BIGINT NOT NULL,
                material_id BIGINT,
                CONSTRAINT upload_sha256_size CHECK (length(sha256) = 32)
            );
            CREATE INDEX upload_open ON upload (account_id, upload_id)
                WHERE material_id IS NULL;

            CREATE TABLE material (
                material_id INTEGER PRIMARY KEY,
                filing_id BIGINT NOT NULL REFERENCES filing (filing_id),
                kind SMALLINT NOT NULL,
                size INTEGER NOT NULL,
                sha256 BYTEA NOT NULL,
                blob_id BIGINT NOT NULL,
                at_ms BIGINT NOT NULL,
                is_current SMALLINT NOT NULL CHECK (is_current IN (0, 1)),
                CONSTRAINT material_sha256_size CHECK (length(sha256) = 32)
            );
            CREATE INDEX material_filing ON material (filing_id, material_id);
            CREATE UNIQUE INDEX material_current ON material (filing_id, kind)
                WHERE is_current = 1;

            -- Keys are random, but lie beside the others of their account.
            CREATE TABLE idempotency (
                scope BIGINT NOT NULL,
                key BYTEA NOT NULL,
                request_hash BYTEA NOT NULL,
                reply BYTEA NOT NULL,
                at_ms BIGINT NOT NULL,
                PRIMARY KEY (scope, key)
            );
            CREATE INDEX idempotency_at ON idempotency (at_ms);

            -- `kind` 1 is a code and has nonce, purpose and source; 2 is a notice. Owner 0 is nobody.
            CREATE TABLE message (
                message_id INTEGER PRIMARY KEY,
                owner_id BIGINT NOT NULL,
                phone BYTEA NOT NULL,
                phone_index BYTEA NOT NULL,
                source BYTEA,
                kind SMALLINT NOT NULL,
                nonce BYTEA,
                purpose SMALLINT,
                notice SMALLINT,
                created_ms BIGINT NOT NULL,
                state SMALLINT NOT NULL,
                attempts INTEGER NOT NULL,
                next_ms BIGINT NOT NULL,
                fault TEXT,
                CONSTRAINT message_code_whole CHECK (
                    (kind = 1) = (nonce IS NOT NULL) AND (kind = 1) = (purpose IS NOT NULL)
                    AND (kind = 2) = (notice IS NOT NULL))
            );
            CREATE INDEX message_waiting ON message (next_ms, message_id) WHERE state = 1;
            -- Random: how often was this phone written to, and what became of it?
            CREATE INDEX message_phone ON message (phone_index, message_id);
            -- Random: how much has this address asked for?
            CREATE INDEX message_source ON message (source, message_id) WHERE source IS NOT NULL;

            CREATE TABLE login_failure (
                failure_id INTEGER PRIMARY KEY,
                subject BYTEA NOT NULL,
                source BYTEA NOT NULL,
                at_ms BIGINT NOT NULL
            );
            -- Random: what was tried on this name?
            CREATE INDEX login_failure_subject ON login_failure (subject, failure_id);

            -- Random key: is this name locked?
            CREATE TABLE login_lock (
                subject BYTEA NOT NULL PRIMARY KEY,
                account_id BIGINT REFERENCES account (account_id),
                at_ms BIGINT NOT NULL
            );

            -- Random key: has the owner logged in from there?
            CREATE TABLE login_source (
                subject BYTEA NOT NULL,
                source BYTEA NOT NULL,
                last_ms BIGINT NOT NULL,
                PRIMARY KEY (subject, source)
            );

            CREATE TABLE staff_factor (
                account_id INTEGER PRIMARY KEY REFERENCES account (account_id),
                secret BYTEA NOT NULL,
                last_step BIGINT
            );

            CREATE TABLE recovery_code (
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                digest BYTEA NOT NULL,
                used_ms BIGINT,
                PRIMARY KEY (account_id, digest)
            );

            CREATE TABLE centre_key (
                key_id TEXT NOT NULL PRIMARY KEY,
                public_key BYTEA NOT NULL,
                region SMALLINT NOT NULL,
                label TEXT NOT NULL,
                state SMALLINT NOT NULL,
                proposed_by BIGINT NOT NULL REFERENCES account (account_id),
                proposed_ms BIGINT NOT NULL,
                approved_by BIGINT REFERENCES account (account_id),
                account_id BIGINT REFERENCES account (account_id),
                CONSTRAINT centre_key_two_people CHECK (approved_by <> proposed_by)
            );
            CREATE INDEX centre_key_region ON centre_key (region, proposed_ms);

            CREATE TABLE phone_change (
                change_id INTEGER PRIMARY KEY,
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                words BYTEA NOT NULL,
                phone_index BYTEA NOT NULL,
                region SMALLINT NOT NULL,
                proposed_by BIGINT NOT NULL REFERENCES account (account_id),
                proposed_ms BIGINT NOT NULL,
                approved_by BIGINT REFERENCES account (account_id),
                effective_ms BIGINT,
                state SMALLINT NOT NULL,
                CONSTRAINT phone_change_two_people CHECK (approved_by <> proposed_by)
            );
            CREATE UNIQUE INDEX phone_change_open ON phone_change (account_id)
                WHERE state IN (1, 2);
            CREATE INDEX phone_change_approved ON phone_change (phone_index) WHERE state = 2;

            CREATE TABLE dispute (
                dispute_id INTEGER PRIMARY KEY,
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                words BYTEA NOT NULL,
                opened_ms BIGINT NOT NULL,
                state SMALLINT NOT NULL,
                decided_by BIGINT REFERENCES account (account_id),
                decision BYTEA
            );
            CREATE UNIQUE INDEX dispute_open ON dispute (account_id) WHERE state = 1;

            CREATE TABLE account_event (
                event_id INTEGER PRIMARY KEY,
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                at_ms BIGINT NOT NULL,
                action SMALLINT NOT NULL,
                by_id BIGINT REFERENCES account (account_id),
                evidence BYTEA
            );
            CREATE INDEX account_event_account ON account_event (account_id, event_id);

            CREATE TABLE pre_check (
                account_id BIGINT NOT NULL REFERENCES account (account_id),
                subject SMALLINT NOT NULL,
                revision BIGINT NOT NULL,
                started_ms BIGINT NOT NULL,
                verdict SMALLINT,
                attempts INTEGER NOT NULL,
                next_ms BIGINT NOT NULL,
                PRIMARY KEY (account_id, subject)
            );
            CREATE INDEX pre_check_waiting ON pre_check (next_ms) WHERE verdict IS NULL;
            """)
}
