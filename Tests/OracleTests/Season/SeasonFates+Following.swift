// SPDX-License-Identifier: Apache-2.0

import FilingTestKit

/// What people do next.
extension SeasonFates {
    /// Plans what follows from what was done.
    mutating func goOn(
        from plan: SeasonAgenda.Plan, _ deed: SeasonAct.Deed, _ refusal: String?
    ) {
        let now = plan.at
        switch deed {
        case .extend: return
        case .open:
            guard refusal == nil else { return }
            self.afterOpening(self.model.filings.count - 1, at: now)
        case .act(let verb, let index):
            switch verb {
            case .submit, .answer:
                if refusal == nil { self.afterHandingIn(index, at: now) }
            case .reopen:
                guard refusal == nil else { return }
                self.agenda.add(
                    self.chance(90) ? .submit(index) : .withdraw(index),
                    at: now + self.span(10 * Self.minute, 6 * Self.day))
            case .claim(let who): self.afterClaim(index, by: who, refusal, at: now)
            case .release:
                self.agenda.add(
                    .claim(index, by: self.nextReviewer()), at: now + self.span(1, 2 * Self.day))
            case .approve, .reject, .ask: self.afterDecision(index, verb, refusal, at: now)
            case .withdraw:
                if refusal == nil, self.chance(25) {
                    self.agenda.add(.comeAgain(after: index), at: now + self.span(1, 9 * Self.day))
                }
            case .revoke:
                self.planAcknowledgement(of: index, at: now)
                self.agenda.add(.comeAgain(after: index), at: now + self.span(1, 9 * Self.day))
            case .acknowledge: return
            }
        }
    }

    private mutating func afterOpening(_ index: Int, at now: Int64) {
        switch self.random.next() % 100 {
        case 0..<6: return
        case 6..<10:
            self.agenda.add(.withdraw(index), at: now + self.span(1, 5 * Self.day))
        default:
            self.agenda.add(.submit(index), at: now + self.span(Self.minute, 9 * Self.day))
        }
    }

    private mutating func afterHandingIn(_ index: Int, at now: Int64) {
        let region = Self.regions[self.model.filings[index].region]
        var claimed = now + self.span(0.1 * Self.day, region.slowest * Self.day)
        for away in region.away where away.contains(Int((claimed - self.starts) / 86_400_000)) {
            // Back at work, everything that has waited is taken within some days.
            claimed =
                self.starts + Int64(away.upperBound + 1) * 86_400_000
                + self.span(1, 4 * Self.day)
        }
        self.agenda.add(.claim(index, by: self.nextReviewer()), at: claimed)
        switch self.random.next() % 100 {
        case 0..<7: self.agenda.add(.reopen(index), at: now + self.span(1, 2 * Self.day))
        case 7..<10: self.agenda.add(.withdraw(index), at: now + self.span(1, 2 * Self.day))
        default: return
        }
    }

    private mutating func afterClaim(
        _ index: Int, by who: Int, _ refusal: String?, at now: Int64
    ) {
        guard refusal == nil else {
            if refusal == "CLAIMED_BY_ANOTHER" {
                self.agenda.add(
                    .claim(index, by: who), at: self.model.filings[index].leaseEnds)
            }
            return
        }
        let end = now + NaiveSeason.leaseMs
        // Too late: review has begun.
        if self.chance(8) { self.agenda.add(.reopen(index), at: now + self.span(1, 50_000)) }
        switch self.random.next() % 100 {
        case 0..<8:
            self.agenda.add(
                .finish(index, by: who, .release), at: now + self.span(60_000, 600_000))
        case 8..<15:
            // Dies: the next one tries in vain, gets it at the end, and the dead one comes back.
            self.agenda.add(.claim(index, by: self.nextReviewer()), at: end - 1)
            self.agenda.add(.finish(index, by: who, .decide), at: end + self.span(1, 60_000))
        case 15..<18:
            self.agenda.add(.finish(index, by: who, .decide), at: end - 1)
        case 18..<21:
            self.agenda.add(.finish(index, by: who, .decide), at: end)
            self.agenda.add(
                .claim(index, by: self.nextReviewer()), at: end + self.span(1, Self.day))
        default:
            self.agenda.add(
                .finish(index, by: who, .decide), at: now + self.span(60_000, 840_000))
        }
    }

    private mutating func afterDecision(
        _ index: Int, _ verb: SeasonAct.Verb, _ refusal: String?, at now: Int64
    ) {
        if let refusal {
            // A day too early is mended at once; whoever has lost the claim leaves it.
            if refusal == "SUPPLEMENT_DUE_INVALID", case .ask(let who, _) = verb {
                self.agenda.add(.finish(index, by: who, .tryAgain(lastDay: nil)), at: now + 1)
            }
            return
        }
        switch verb {
        case .approve:
            self.planAcknowledgement(of: index, at: now)
            if self.chance(7) {
                self.agenda.add(.revoke(index), at: now + self.span(1, 20 * Self.day))
            }
        case .reject:
            if self.chance(50) {
                self.agenda.add(.comeAgain(after: index), at: now + self.span(1, 7 * Self.day))
            }
        case .ask: self.afterAsking(index, at: now)
        default: return
        }
    }

    private mutating func afterAsking(_ index: Int, at now: Int64) {
        let left = Double(self.model.filings[index].answerBy - now)
        let by = self.model.filings[index].answerBy
        switch self.random.next() % 100 {
        case 0..<45: self.agenda.add(.answer(index, .whenever), at: now + self.span(1, left - 2))
        case 45..<57: self.agenda.add(.answer(index, .lastMoment), at: by - 1)
        case 57..<67: self.agenda.add(.answer(index, .firstTooLate), at: by)
        case 67..<75:
            self.agenda.add(.answer(index, .whenever), at: by + self.span(1, 3 * Self.day))
        case 75..<80: self.agenda.add(.withdraw(index), at: now + self.span(1, left - 2))
        default: break
        }
        if self.chance(40) {
            self.agenda.add(.comeAgain(after: index), at: by + self.span(1, 9 * Self.day))
        }
    }

    private mutating func planAcknowledgement(of index: Int, at now: Int64) {
        switch self.random.next() % 100 {
        case 0..<60: self.agenda.add(.acknowledge(index), at: now + self.span(1, 0.8 * Self.day))
        case 60..<90: self.agenda.add(.acknowledge(index), at: now + self.span(1, 7 * Self.day))
        default: return
        }
    }
}
