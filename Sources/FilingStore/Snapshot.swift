// SPDX-License-Identifier: Apache-2.0

/// A consistent state of the database, for reading.
///
/// The reading verbs are in `Verbs/Snapshot+*.swift`. Good only inside the closure it is given to,
/// on that closure's thread.
package class Snapshot {
    let connection: any SQLConnection

    /// Made by a driver, around its connection.
    package init(over connection: any SQLConnection) {
        self.connection = connection
    }

    /// The first row of a query, decoded; nil if there is none.
    func first<Value>(
        _ statement: Statement, _ arguments: SQLArguments,
        _ decode: (inout Columns) throws -> Value
    ) throws -> Value? {
        var value: Value?
        try self.connection.run(statement, arguments) { row in
            guard value == nil else { return }
            var columns = Columns(of: row)
            value = try decode(&columns)
        }
        return value
    }

    /// Every row of a query, decoded.
    ///
    /// The statement bounds their number.
    func all<Value>(
        _ statement: Statement, _ arguments: SQLArguments,
        _ decode: (inout Columns) throws -> Value
    ) throws -> [Value] {
        var values: [Value] = []
        try self.connection.run(statement, arguments) { row in
            var columns = Columns(of: row)
            values.append(try decode(&columns))
        }
        return values
    }
}
