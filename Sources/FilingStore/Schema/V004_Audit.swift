// SPDX-License-Identifier: Apache-2.0

extension Migration {
    /// The audit log and its signed checkpoints.
    ///
    /// The engine itself refuses to change a row, and to delete one that no signed start of the
    /// chain lies behind. The triggers are SQLite's; PostgreSQL needs them as functions.
    static let v004 = Migration(
        version: 4,
        script: """
            CREATE TABLE audit (
                seq INTEGER PRIMARY KEY,
                at_ms BIGINT NOT NULL,
                actor_kind SMALLINT NOT NULL,
                actor_id BIGINT,
                action SMALLINT NOT NULL,
                outcome SMALLINT NOT NULL,
                subject_id BIGINT,
                filing_id BIGINT,
                region SMALLINT,
                purpose SMALLINT,
                object_id BIGINT,
                reference TEXT NOT NULL,
                hash BYTEA NOT NULL,
                CONSTRAINT audit_hash_size CHECK (length(hash) = 32)
            );
            -- Random: what was done to this person? Applicants act on themselves only, so what
            -- they did is here, too.
            CREATE INDEX audit_subject ON audit (subject_id, seq) WHERE subject_id IS NOT NULL;

            CREATE TABLE audit_checkpoint (
                seq BIGINT NOT NULL,
                kind SMALLINT NOT NULL CHECK (kind IN (1, 2)),
                at_ms BIGINT NOT NULL,
                hash BYTEA NOT NULL,
                signature BYTEA NOT NULL,
                PRIMARY KEY (seq, kind),
                CONSTRAINT audit_checkpoint_sizes
                    CHECK (length(hash) = 32 AND length(signature) = 64)
            );

            CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
            CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit
            WHEN old.seq > (
                SELECT coalesce(max(seq), 0) FROM audit_checkpoint WHERE kind = 2)
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
            CREATE TRIGGER audit_checkpoint_is_not_changed BEFORE UPDATE ON audit_checkpoint
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
            CREATE TRIGGER audit_checkpoint_is_not_deleted BEFORE DELETE ON audit_checkpoint
            BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
            """)
}
