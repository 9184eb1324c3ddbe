// SPDX-License-Identifier: Apache-2.0

// Replies kept for repeated requests.
extension Statement {
    /// Zero rows: the key was not used, or so long ago that it is forgotten.
    static let idempotencyGet = Statement(
        """
        SELECT request_hash, reply, at_ms
        FROM idempotency
        WHERE scope = :scope AND key = :key AND at_ms > :forgotten_ms
        """)

    /// Changes no row: the key was used and is not forgotten.
    static let idempotencyPut = Statement(
        """
        INSERT INTO idempotency (scope, key, request_hash, reply, at_ms)
        VALUES (:scope, :key, :request_hash, :reply, :at_ms)
        ON CONFLICT (scope, key) DO UPDATE
        SET request_hash = excluded.request_hash,
            reply = excluded.reply,
            at_ms = excluded.at_ms
        WHERE idempotency.at_ms <= :forgotten_ms
        """)

    /// Changes no row: nothing to tidy.
    static let idempotencySweep = Statement(
        """
        DELETE FROM idempotency
        WHERE (scope, key) IN (
            SELECT scope, key
            FROM idempotency
            WHERE at_ms <= :forgotten_ms
            ORDER BY at_ms
            LIMIT :limit)
        """)
}
