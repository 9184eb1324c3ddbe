// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

extension FilingV1.AccountState {
    init(_ standing: AccountStanding) { self = standing.isComplete ? .complete : .incomplete }
}

extension FilingV1.PreCheckVerdict {
    init(_ standing: PreCheck.Standing) {
        switch standing {
        case .notStated: self = .unspecified
        case .running: self = .running
        case .settled(let verdict): self = .init(rawValue: verdict.rawValue) ?? .unspecified
        }
    }
}
