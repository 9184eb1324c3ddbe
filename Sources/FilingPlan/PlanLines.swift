// SPDX-License-Identifier: Apache-2.0

/// The lines of a plan file, as an editor sees them: entries by their indentation.
struct PlanLines {
    private var lines: [String]

    init(_ text: String) {
        self.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var text: String { self.lines.joined(separator: "\n") }

    /// All of them.
    var all: Range<Int> { self.lines.indices }

    /// Spaces before an entry.
    func column(of line: Int) -> Int { self.lines[line].prefix { $0 == " " }.count }

    /// The lines of an entry, its own first; blank lines and comments behind it are not its.
    ///
    /// - Parameter column: its indentation; nil for whatever it has.
    func block(of key: String, at column: Int? = nil, in range: Range<Int>) -> Range<Int>? {
        guard let start = self.line(of: key, at: column, in: range) else { return nil }
        let own = self.column(of: start)
        var end = start + 1
        for line in start + 1..<range.upperBound where self.isEntry(line) {
            guard self.column(of: line) > own else { break }
            end = line + 1
        }
        return start..<end
    }

    /// Gives an entry another value on its own line; false if there is none.
    mutating func replace(
        _ key: String, with value: String, at column: Int, in range: Range<Int>
    ) -> Bool {
        guard let line = self.line(of: key, at: column, in: range) else { return false }
        self.lines[line] = String(repeating: " ", count: column) + "\(key): \(value)"
        return true
    }

    /// Sets an entry within a block, in place of the one of that name or as its first.
    mutating func put(_ key: String, _ value: String, into block: Range<Int>) {
        let inner = block.lowerBound + 1..<block.upperBound
        let first = inner.first(where: self.isEntry)
        let column = first.map(self.column) ?? self.column(of: block.lowerBound) + 2
        let line = String(repeating: " ", count: column) + "\(key): \(value)"
        if let old = self.block(of: key, at: column, in: inner) {
            self.lines.replaceSubrange(old, with: [line])
        } else {
            self.lines.insert(line, at: inner.lowerBound)
        }
    }

    mutating func insert(_ new: [String], before line: Int) {
        self.lines.insert(contentsOf: new, at: line)
    }

    private func line(of key: String, at column: Int?, in range: Range<Int>) -> Int? {
        range.first { line in
            let text = self.lines[line].drop { $0 == " " }
            return [key, "'\(key)'", "\"\(key)\""].contains { text.hasPrefix("\($0):") }
                && (column ?? self.column(of: line)) == self.column(of: line)
        }
    }

    private func isEntry(_ line: Int) -> Bool {
        let text = self.lines[line].drop { $0 == " " }
        return !text.isEmpty && !text.hasPrefix("#")
    }
}
