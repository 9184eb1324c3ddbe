// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// One filing, end to end.
    ///
    /// Row numbers come from `serial` and are sequential: inserts touch the right edge of every
    /// index. The exceptions are marked *random* with the question they answer; there are four, and
    /// none is on `filing`: a filing's public number is found through its owner, or turned back into
    /// the row number by whoever knows the permutation.
    static let v001 = Migration(
        version: 1,
        script: """
            CREATE TABLE serial (
                name TEXT NOT NULL PRIMARY KEY,
                last BIGINT NOT NULL
            );
            INSERT INTO serial (name, last) VALUES
                ('account', 0), ('filing', 0), ('upload', 0), ('material', 0), ('session', 0),
                ('outbox', 0);

            CREATE TABLE account (
                account_id INTEGER PRIMARY KEY,
                phone TEXT,
                phone_index BYTEA,
                user_name TEXT,
                role SMALLINT NOT NULL,
                region SMALLINT,
                credential BYTEA NOT NULL,
                epoch BIGINT NOT NULL,
                created_ms BIGINT NOT NULL,
                CONSTRAINT account_phone_whole CHECK ((phone IS NULL) = (phone_index IS NULL)),
                CONSTRAINT account_phone_index_size CHECK (length(phone_index) = 16),
                CONSTRAINT account_has_name
                    CHECK (phone_index IS NOT NULL OR user_name IS NOT NULL),
                CONSTRAINT account_staff_has_region CHECK ((role = 1) = (region IS NULL))
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
                phone TEXT NOT NULL,
                nonce BYTEA NOT NULL,
                made_ms BIGINT NOT NULL,
                last_sent_ms BIGINT NOT NULL,
                wrong_entries INTEGER NOT NULL,
                used_ms BIGINT,
                PRIMARY KEY (phone_index, purpose)
            );

            CREATE TABLE outbox (
                outbox_id INTEGER PRIMARY KEY,
                phone TEXT NOT NULL,
                nonce BYTEA NOT NULL,
                purpose SMALLINT NOT NULL,
                created_ms BIGINT NOT NULL,
                sent_ms BIGINT
            );
            CREATE INDEX outbox_unsent ON outbox (outbox_id) WHERE sent_ms IS NULL;

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

            CREATE TABLE profile (
                account_id INTEGER PRIMARY KEY REFERENCES account (account_id),
                revision BIGINT NOT NULL,
                name TEXT,
                id_number TEXT,
                id_number_index BYTEA,
                education BYTEA,
                work BYTEA,
                updated_ms BIGINT NOT NULL,
                CONSTRAINT profile_identity_whole CHECK (
                    (name IS NULL) = (id_number IS NULL)
                    AND (id_number IS NULL) = (id_number_index IS NULL)),
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
                address TEXT NOT NULL,
                note TEXT NOT NULL,
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
                text TEXT NOT NULL,
                PRIMARY KEY (filing_id, revision)
            );

            -- What a supplement asked for. The items of a filing in that state are those of its
            -- newest revision that has any.
            CREATE TABLE history_item (
                filing_id BIGINT NOT NULL,
                revision BIGINT NOT NULL,
                position SMALLINT NOT NULL,
                kind SMALLINT NOT NULL,
                reason SMALLINT NOT NULL,
                text TEXT NOT NULL,
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
            """)
}
