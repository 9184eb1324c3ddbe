// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingTestKit

/// Tickets as the registration system would publish them.
enum TicketFixture {
    static let subjects = ["社会工作综合能力(初级)", "社会工作实务(初级)"]
    /// 2026-05-23 09:00 UTC+8.
    static let starts = Instant(ms: 1_779_498_000_000)
    /// 2026-05-16 00:00 UTC+8.
    static let visible = Instant(ms: 1_778_860_800_000)

    /// A ticket that says what the filing says.
    static func ticket(
        of approved: TestServer.Approved, revision: UInt32 = 1
    ) -> FilingV1.AdmissionTicket {
        FilingV1.AdmissionTicket(
            filingNumber: approved.filing.number.text, exam: approved.filing.exam.rawValue,
            revision: revision, level: .junior, region: approved.filing.region.text,
            name: approved.identity.name.text, idNumber: approved.identity.number.text,
            admissionNumber: "2611000123", site: "样本中学（虚构）", address: "样本区虚构路2号",
            room: "07", seat: "15",
            papers: self.subjects.map {
                FilingV1.TicketPaper(
                    subject: $0, startsAtMs: self.starts.ms,
                    endsAtMs: (self.starts + .hours(2)).ms)
            })
    }
}
