// SPDX-License-Identifier: Apache-2.0

/// How a region stands with a filing.
///
/// Raw values are those of `filing.v1.ClockState`.
///
/// Source: domain.md section 9, "Clocks".
package enum ReviewClockState: Int32, Sendable, CaseIterable {
    /// In time.
    case running = 1
    /// 80 % of the time is used.
    case dueSoon = 2
    /// All of it is: the supervisors have it.
    case overdue = 3
    /// Twice as much and more.
    case stale = 4
    /// A supplement is open: the applicant has it.
    case paused = 5
    /// No calendar of the year is published.
    case unknown = 6

    /// What a person is shown.
    package var word: Text {
        switch self {
        case .running: Text(zh: "正常", en: "in time")
        case .dueSoon: Text(zh: "即将到期", en: "due soon")
        case .overdue: Text(zh: "已超期", en: "OVERDUE")
        case .stale: Text(zh: "严重超期", en: "STALE")
        case .paused: Text(zh: "暂停计时", en: "paused")
        case .unknown: Text(zh: "工作日历未公布", en: "no calendar yet")
        }
    }

    /// Who has a filing 待审核.
    package var holder: Role {
        switch self {
        case .overdue, .stale: .supervisor
        case .running, .dueSoon, .unknown: .reviewer
        case .paused: .applicant
        }
    }
}
