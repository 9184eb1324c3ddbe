// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FilingV1.ConsultationState {
    init(_ state: Consultation.State) { self = .init(rawValue: state.rawValue) ?? .unspecified }
}

extension FilingV1.ConsultationSummary {
    init(_ thread: Consultation, number: FilingNumber?) {
        self.init(
            consultationID: UInt64(clamping: thread.id.rawValue),
            state: FilingV1.ConsultationState(thread.state), region: thread.region.text,
            filingNumber: number?.text ?? "", openedAtMs: thread.openedAt.ms,
            changedAtMs: thread.changedAt.ms, messages: UInt32(clamping: thread.messages))
    }

    init(_ record: ConsultationRecord) { self.init(record.thread, number: record.number) }
}
