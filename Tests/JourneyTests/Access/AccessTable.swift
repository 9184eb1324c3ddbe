// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingTestKit
import Foundation

/// How the thing that a call names stands to its caller, as in proto/ACCESS.md.
enum Whose: String, CaseIterable {
    case own
    case region
    case far
    case nothing = "none"
}

/// Who calls, as the heads of the columns of proto/ACCESS.md.
enum Who: Hashable, CustomStringConvertible {
    case nobody
    case role(Role)

    static let all = [Who.nobody] + Role.allCases.map(Who.role)

    var description: String {
        switch self {
        case .nobody: "nobody"
        case .role(let role): role.token
        }
    }
}

/// The page proto/ACCESS.md, as far as it is a table.
struct AccessTable {
    /// What the page says of one method and one relation.
    struct Line: CustomStringConvertible {
        /// `filing.v1.Filing/Get`.
        let method: String
        /// `filing`, `upload` ...; empty if the call names nothing.
        let thing: String
        /// Nil if the call names nothing.
        let whose: Whose?
        /// The answer to each who calls.
        let answers: [Who: String]

        var description: String {
            "\(self.method) \(self.thing) \(self.whose.map { $0.rawValue } ?? "-")"
        }
    }

    /// The page is not what the test can read.
    struct Unreadable: Error {
        let line: String
    }

    let lines: [Line]

    init(page: String) throws {
        var lines: [Line] = []
        var package = ""
        for line in page.split(separator: "\n") {
            if line.hasPrefix("### ") {
                // `### filing.v1.Auth`, or several services of one package.
                package = line.dropFirst(4).split(separator: ".").dropLast().prefix(2)
                    .joined(separator: ".")
            } else if line.hasPrefix("| `"), !package.isEmpty {
                lines += try Self.lines(of: String(line), in: package)
            } else if line.hasPrefix("| method") {
                guard Self.cells(of: String(line)).dropFirst(3) == Who.all.map(\.description)[...]
                else {
                    throw Unreadable(line: String(line))
                }
            }
        }
        self.lines = lines
    }

    static func ofRepository() throws -> AccessTable {
        try AccessTable(
            page: String(
                contentsOf: Fixtures.repository.appendingPathComponent("proto/ACCESS.md"),
                encoding: .utf8))
    }

    private static func lines(of line: String, in package: String) throws -> [Line] {
        let cells = Self.cells(of: line)
        guard cells.count == 3 + Who.all.count else { throw Unreadable(line: line) }
        let method = "\(package).\(cells[0].filter { $0 != "`" })"
        let answers = Dictionary(uniqueKeysWithValues: zip(Who.all, cells.dropFirst(3)))
        guard cells[2] != "-" else {
            return [Line(method: method, thing: "", whose: nil, answers: answers)]
        }
        return try cells[2].split(separator: ",").map { word in
            guard let whose = Whose(rawValue: word.trimmingCharacters(in: .whitespaces)) else {
                throw Unreadable(line: line)
            }
            return Line(method: method, thing: cells[1], whose: whose, answers: answers)
        }
    }

    private static func cells(of line: String) -> [String] {
        line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
}
