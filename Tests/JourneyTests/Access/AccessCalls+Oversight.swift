// SPDX-License-Identifier: Apache-2.0

import FilingContract

/// What is asked about more than one person's hand in a review.
extension AccessCall {
    static var oversight: [(method: String, call: AccessCall)] {
        var confirm = AccessCall.filing {
            FilingV1.ConfirmRequest(
                filingNumber: $0.number, claimID: $0.claim, revision: $0.revision)
        }
        confirm.refusedWith = "SECOND_LOOK_NONE"
        return self.of(
            "filing.v1.Review/",
            [
                ("Confirm", confirm),
                (
                    "Reassign",
                    .filing {
                        FilingV1.ReassignRequest(
                            filingNumber: $0.number, text: "轮班", revision: $0.revision)
                    }
                ),
                (
                    "Recuse",
                    .filing {
                        FilingV1.RecuseRequest(
                            filingNumber: $0.number, text: "亲属", revision: $0.revision)
                    }
                ),
                ("Figures", .plain(FilingV1.FiguresRequest())),
            ])
    }
}
