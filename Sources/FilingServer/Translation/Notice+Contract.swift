// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FilingV1.NoticeKind {
    init(_ kind: NoticeKind) { self = .init(rawValue: kind.rawValue) ?? .unspecified }
}

extension FilingV1.NoticeEntry {
    init(_ notice: NoticeRecord) {
        self.init(
            id: UInt64(clamping: notice.id.rawValue), kind: FilingV1.NoticeKind(notice.kind),
            atMs: notice.at.ms, filingNumber: notice.number?.text ?? "",
            consultationID: UInt64(clamping: notice.consultation?.rawValue ?? 0),
            dueMs: notice.due?.ms ?? 0, read: notice.readAt != nil,
            textMessage: notice.textMessage ?? "")
    }
}
