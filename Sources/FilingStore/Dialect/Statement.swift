// SPDX-License-Identifier: Apache-2.0

/// One SQL statement: its text, and the names of its parameters.
///
/// Written in the part of SQL that SQLite and PostgreSQL share. Drivers keep a prepared form by the
/// object's identity, so each statement is made once, as a `static let`. Writes are judged by the
/// number of rows they changed and have no RETURNING: SQLite makes a temporary table for it each
/// time, which tripled the cost of a submit.
package final class Statement: Sendable {
    /// The text, with parameters written `:name`.
    package let sql: StaticString

    /// The parameters by first appearance; the position is the number to bind.
    package let parameters: [Parameter]

    /// A parameter's name, as a range of the statement's text.
    package struct Parameter: Hashable, Sendable {
        let start: Int
        let count: Int
    }

    package init(_ sql: StaticString) {
        self.sql = sql
        self.parameters = Self.parameters(of: sql)
    }

    /// Checks that arguments name the statement's parameters in the order of their appearance.
    ///
    /// Both are written in this module: a difference is a bug, found by the first call.
    package func requireMatch(_ arguments: SQLArguments) {
        precondition(
            arguments.count == self.parameters.count, "wrong number of arguments: \(self.sql)")
        for (parameter, argument) in zip(self.parameters, arguments) {
            precondition(
                self.name(of: parameter, is: argument.key),
                "arguments are not in the order of the statement's parameters: \(self.sql)")
        }
    }

    private func name(of parameter: Parameter, is name: StaticString) -> Bool {
        guard name.utf8CodeUnitCount == parameter.count else { return false }
        let expected = self.sql.utf8Start + parameter.start
        for position in 0..<parameter.count
        where expected[position] != name.utf8Start[position] {
            return false
        }
        return true
    }

    /// Finds `:name` outside quoted text; the same name twice is one parameter.
    private static func parameters(of sql: StaticString) -> [Parameter] {
        sql.withUTF8Buffer { text in
            var found: [Parameter] = []
            var names: Set<String> = []
            var isQuoted = false
            var position = 0
            while position < text.count {
                let byte = text[position]
                position += 1
                if byte == UInt8(ascii: "'") { isQuoted.toggle() }
                guard byte == UInt8(ascii: ":"), !isQuoted else { continue }
                let start = position
                while position < text.count, Self.isNamePart(text[position]) { position += 1 }
                let name = String(decoding: text[start..<position], as: UTF8.self)
                if names.insert(name).inserted {
                    found.append(Parameter(start: start, count: position - start))
                }
            }
            return found
        }
    }

    private static func isNamePart(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
            UInt8(ascii: "_"):
            true
        default:
            false
        }
    }
}

/// Values for a statement's parameters, by name, in the order of the statement.
package typealias SQLArguments = KeyValuePairs<StaticString, SQLValue>
