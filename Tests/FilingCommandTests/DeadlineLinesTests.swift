// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import Testing

@testable import filing

/// What people are told about what is due when.
struct DeadlineLinesTests {
    private let chinese = Output(language: .zh, isJSON: false)
    private let english = Output(language: .en, isJSON: false)

    @Test func `a stale filing is marked, with the advice in its order and the number to quote`() {
        let status = FilingV1.StatusReply(
            filingNumber: "SW26-11-123456789-X", state: .pending, with: .supervisor,
            // 2026-02-05 17:00 in UTC+8.
            dueMs: 1_770_282_000_000, clock: .stale,
            advice: [.readNotices, .callHotline, .consultOnline], hotline: "12333")
        #expect(
            DeadlineLines.status(status, self.chinese) == [
                "办理方: 考区复核员", "期限: 2026-02-05 17:00:00", "审核时限: 严重超期",
                "建议 1: 先查看未读通知和短信", "建议 2: 再拨打考区服务热线 12333",
                "建议 3: 再在线咨询，并注明备案编号 SW26-11-123456789-X",
            ])
        #expect(DeadlineLines.status(status, self.english).last?.contains("quoting SW26") == true)
        #expect(DeadlineLines.status(FilingV1.StatusReply(), self.chinese).isEmpty)
    }

    @Test func `a window is told with its extension and the server's time`() {
        let window = FilingV1.GetWindowReply(
            opensMs: 1_768_438_800_000, closesMs: 1_773_133_200_000,
            plannedClosesMs: 1_772_960_400_000, open: true, nowMs: 1_772_960_400_000,
            extensionReason: "系统停电")
        #expect(
            DeadlineLines.window(window, region: "11", self.chinese) == [
                "考区: 11", "状态: 开放中", "开放: 2026-01-15 09:00:00", "截止: 2026-03-10 17:00:00",
                "服务器时间: 2026-03-08 17:00:00", "原定截止: 2026-03-08 17:00:00", "原因: 系统停电",
            ])
    }

    @Test func `a moment is a day and a time of it in UTC+8`() {
        #expect(MomentWord(argument: "2026-03-10 17:00")?.moment.ms == 1_773_133_200_000)
        for wrong in [
            "", "2026-03-10", "2026-03-10 24:00", "2026-03-10 17:60", "2026-02-30 10:00",
            "2026-03-10  17:00", "2026-03-10 7:00", "2026-03-10 17:00:00", "2026-03-10 +7:00",
        ] {
            #expect(MomentWord(argument: wrong) == nil, "\(wrong)")
        }
        #expect(DayWord(argument: "2026-3-10") == nil)
    }
}
