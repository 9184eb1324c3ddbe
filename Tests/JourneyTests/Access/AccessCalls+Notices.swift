// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTestKit

/// Notices, the status without a session, and consultations.
extension AccessCall {
    static var notice: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.",
            [
                ("Notice/List", .plain(FilingV1.ListNoticesRequest())),
                ("Notice/MarkRead", .plain(FilingV1.MarkNoticesReadRequest(upTo: 1))),
                (
                    "Status/Ask",
                    .plain(
                        FilingV1.AskStatusRequest(
                            phone: "13700137000", code: "000000",
                            idNumber: Fixtures.identity.idNumber),
                        refusedWith: "CODE_EXPIRED")
                ),
            ])
    }

    static var consultation: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.Consultation/",
            [
                (
                    "Open",
                    .filing {
                        FilingV1.OpenConsultationRequest(filingNumber: $0.number, text: "何时出结果？")
                    }
                ),
                ("List", .plain(FilingV1.ListConsultationsRequest())),
                ("Get", self.thread { FilingV1.GetConsultationRequest(consultationID: $0) }),
                (
                    "Reply",
                    self.thread {
                        FilingV1.ReplyConsultationRequest(consultationID: $0, text: "三个工作日内。")
                    }
                ),
                ("Close", self.thread { FilingV1.CloseConsultationRequest(consultationID: $0) }),
            ])
    }

    private static func thread(
        _ message: @escaping (UInt64) throws -> any Message
    ) -> AccessCall {
        .about("consultation") { stage, caller, whose in
            try message(try await stage.consultation(whose, of: caller))
        }
    }
}
