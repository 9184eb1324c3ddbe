// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingContract

/// Where in its region a filing is, as it is typed.
enum StageWord: String, ExpressibleByArgument, CaseIterable {
    case first
    case second

    var contract: FilingV1.ReviewStage {
        switch self {
        case .first: .first
        case .second: .second
        }
    }
}
