// SPDX-License-Identifier: Apache-2.0

/// What a driver gives: one connection, used by one thread at a time, inside a transaction that the
/// driver began.
package protocol SQLConnection: AnyObject {
    /// Runs a statement to its end and hands over each row it returns.
    ///
    /// - Returns: rows inserted, updated or deleted; meaningless for a query.
    /// - Throws: `StorageFault`, and what `each` throws, after which the statement is ended.
    @discardableResult
    func run(
        _ statement: Statement, _ arguments: SQLArguments, each: (any SQLRow) throws -> Void
    ) throws -> Int

    /// Runs the statements of a migration.
    ///
    /// - Throws: `StorageFault`.
    func run(script: StaticString) throws
}

/// The present row of a running statement; good only inside the call that hands it over.
///
/// Columns count from 0 in the order of the statement. Each getter is nil if the column is null or
/// of another type.
package protocol SQLRow {
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64?
    func text(_ column: Int) -> String?
    func bytes(_ column: Int) -> [UInt8]?
}
