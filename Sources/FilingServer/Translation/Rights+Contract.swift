// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

extension ConsentPurpose: SharedWord { static var field: String { "purpose" } }

extension FilingV1.ConsentPurpose {
    init(_ purpose: ConsentPurpose) { self = .init(rawValue: purpose.rawValue) ?? .unspecified }
}

extension FilingV1.Consent {
    init(_ consent: Consent) {
        self.init(
            purpose: FilingV1.ConsentPurpose(consent.purpose), version: consent.version,
            givenAtMs: consent.givenAt.ms, withdrawnAtMs: consent.withdrawnAt?.ms ?? 0)
    }
}
