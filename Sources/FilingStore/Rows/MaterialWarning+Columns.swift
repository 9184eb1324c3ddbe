// SPDX-License-Identifier: Apache-2.0

import FilingDomain

extension MaterialWarning {
    /// Reads `doubt`, `doubt_measured`, `doubt_limit`; nil if they are null.
    static func read(_ columns: inout Columns) throws(StorageFault) -> MaterialWarning? {
        let doubt: Doubt? = try columns.codeOrNil()
        let measured = try columns.integerOrNil()
        let limit = try columns.integerOrNil()
        guard let doubt, let measured, let limit else { return nil }
        return MaterialWarning(doubt, measured: Int(measured), limit: Int(limit))
    }
}
