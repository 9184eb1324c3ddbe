// SPDX-License-Identifier: Apache-2.0

extension Reason {
    /// The registry as a page: the contents of proto/REASONS.md.
    package static var markdown: String {
        """
        # Stable reasons

        What `Status.reason` can say. Programs switch on the token; people read `Status.message` and
        `Status.hint`. A token is never renamed and never reused. This page is printed by
        `filingd reasons`.

        Retry: *never* = the same request is refused again; *later* = wait, at least
        `retry_after_ms`; *read first* = read the present state, then decide.

        | reason | code | retry | details | 中文 | English |
        |---|---|---|---|---|---|

        """ + Self.registry.map(\.row).joined(separator: "\n")
    }

    private var row: String {
        let retry =
            switch self.retry {
            case .never: "never"
            case .later: "later"
            case .afterReading: "read first"
            }
        let details = self.detailKeys.map { "`\($0)`" }.joined(separator: " ")
        return "| `\(self.token)` | \(self.code.rawValue) | \(retry) | \(details) "
            + "| \(self.text.zh)\(self.hint.zh) | \(self.text.en) \(self.hint.en) |"
    }
}
