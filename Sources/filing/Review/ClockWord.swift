// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract

/// How the region stands with a filing, as it is typed.
enum ClockWord: String, ExpressibleByArgument, CaseIterable {
    case dueSoon = "due-soon"
    case overdue
    case stale

    var contract: FilingV1.ClockState {
        switch self {
        case .dueSoon: .dueSoon
        case .overdue: .overdue
        case .stale: .stale
        }
    }
}
