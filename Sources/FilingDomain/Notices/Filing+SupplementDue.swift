// SPDX-License-Identifier: Apache-2.0

extension Filing {
    /// When an open supplement is due; nil in every other state.
    ///
    /// The one place that notices and reminders ask. The seventh day after the asking, at 17:00: five
    /// working days of an ordinary week. Source: domain.md section 9.
    package var supplementDue: Instant? {
        guard self.state == .supplement else { return nil }
        let asked = self.stateSince.dateInChina
        return Instant(startOf: asked.adding(days: 7) ?? asked) + .hours(17)
    }
}
