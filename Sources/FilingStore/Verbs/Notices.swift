// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// A person's notices, newest first.
    ///
    /// - Parameter before: only older ones than this.
    package func notices(
        of owner: AccountID, before: NoticeID, unreadOnly: Bool, limit: Int
    ) throws -> [NoticeRecord] {
        try self.all(
            .noticesOf,
            [
                "account_id": .id(owner), "before": .id(before),
                "unread_only": .integer(unreadOnly ? 1 : 0), "limit": .count(limit),
            ]
        ) { try NoticeRecord(&$0) }
    }

    /// How many notices a person has not read, up to `Notice.unreadCounted`.
    package func unreadNotices(of owner: AccountID) throws -> Int {
        try self.first(
            .noticesUnread,
            ["account_id": .id(owner), "limit": .count(Notice.unreadCounted)]
        ) { try $0.number() } ?? 0
    }

    /// Reminders whose time has come, oldest first.
    package func remindersDue(at now: Instant, limit: Int) throws -> [SupplementReminder] {
        try self.all(.noticesDue, ["now_ms": .instant(now), "limit": .count(limit)]) {
            SupplementReminder(
                filing: try $0.id(), revision: try $0.revision(), asked: try $0.instant(),
                kind: try $0.code(), at: try $0.instant(), isResting: try $0.integer() == 1)
        }
    }

    /// When the next reminder's time comes; nil if none waits.
    package func nextReminder() throws -> Instant? {
        try self.first(.noticeDueNext, [:]) { try $0.instant() }
    }
}

extension Transaction {
    /// Tells a person something: in the system, and by text message if its kind is texted.
    ///
    /// Does nothing if the same revision of a filing, with the same deadline, was told of before.
    /// What a person does themselves is texted so often a day and no more: it costs them nothing, and
    /// their messages would keep other people's waiting.
    package func raise(_ notice: Notice) throws {
        let id = NoticeID(rawValue: try self.next(.notice))
        let inserted = try self.execute(
            .noticeInsert,
            [
                "notice_id": .id(id), "account_id": .id(notice.owner),
                "kind": .code(notice.kind), "filing_id": .id(notice.filing),
                "revision": notice.revision.map { .revision($0) } ?? .null,
                "consultation_id": .id(notice.consultation), "due_ms": .instant(notice.due),
                "at_ms": .instant(notice.at),
            ])
        guard inserted == 1, notice.kind.isTexted else { return }
        let message = try self.nextMessageID()
        let queued = try self.execute(
            .noticeMessageInsert,
            [
                "message_id": .integer(message), "nothing": .bytes([0]),
                "at_ms": .instant(notice.at), "state": .code(MessageState.waiting),
                "account_id": .id(notice.owner),
                "limit": .count(notice.kind.isOwnDoing ? Notice.textedOwnDoings + 1 : 0),
                "since_ms": .instant(notice.at - .day),
            ])
        guard queued == 1 else { return }
        try self.execute(
            .noticeSetMessage, ["message_id": .integer(message), "notice_id": .id(id)])
    }

    /// Carries out what a change has to tell: now, and when its deadline comes near.
    func tell(of change: FilingChange) throws {
        if let notice = change.notice { try self.raise(notice) }
        for reminder in change.reminders {
            try self.execute(
                .noticeDueInsert,
                [
                    "filing_id": .id(reminder.filing), "revision": .revision(reminder.revision),
                    "kind": .code(reminder.kind), "asked_ms": .instant(reminder.asked),
                    "at_ms": .instant(reminder.at),
                    "rests": .integer(reminder.isResting ? 1 : 0),
                ])
        }
    }

    /// Raises, puts off or drops a reminder whose time has come; does nothing if that was done.
    package func settle(_ reminder: SupplementReminder, now: Instant) throws {
        switch reminder.step(for: try self.filing(reminder.filing), now: now) {
        case .raise(let notice):
            guard try self.move(reminder, to: notice.due ?? now, rests: true) else { return }
            try self.raise(notice)
        case .wait(let moment):
            _ = try self.move(reminder, to: moment, rests: false)
        case .rest(let moment):
            _ = try self.move(reminder, to: moment, rests: true)
        case .drop:
            try self.execute(
                .noticeDueTake,
                [
                    "filing_id": .id(reminder.filing), "revision": .revision(reminder.revision),
                    "kind": .code(reminder.kind), "was_ms": .instant(reminder.at),
                ])
        }
    }

    /// False if somebody moved it first.
    private func move(
        _ reminder: SupplementReminder, to moment: Instant, rests: Bool
    ) throws -> Bool {
        try self.execute(
            .noticeDueMove,
            [
                "at_ms": .instant(moment), "rests": .integer(rests ? 1 : 0),
                "filing_id": .id(reminder.filing), "revision": .revision(reminder.revision),
                "kind": .code(reminder.kind), "was_ms": .instant(reminder.at),
            ]) == 1
    }

    /// Marks one notice as read; does nothing if it is, or is not the person's.
    package func markRead(_ notice: NoticeID, of owner: AccountID, at now: Instant) throws {
        try self.execute(
            .noticeRead,
            ["read_ms": .instant(now), "notice_id": .id(notice), "account_id": .id(owner)])
    }

    /// Marks every notice up to one as read.
    package func markRead(upTo notice: NoticeID, of owner: AccountID, at now: Instant) throws {
        try self.execute(
            .noticesReadUpTo,
            ["read_ms": .instant(now), "account_id": .id(owner), "up_to": .id(notice)])
    }
}
