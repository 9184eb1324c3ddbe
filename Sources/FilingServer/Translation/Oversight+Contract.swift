// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

extension FilingV1.SecondLookCause {
    init(_ cause: SecondLookCause) { self = .init(rawValue: cause.rawValue) ?? .unspecified }
}

extension FilingV1.HandoverKind {
    init(_ kind: Handover.Kind) { self = .init(rawValue: kind.rawValue) ?? .unspecified }
}

extension FilingV1.DecideReply {
    /// What became of a filing that was decided, or has a decision that waits.
    init(_ filing: Filing) {
        self.init(
            state: FilingV1.FilingState(filing.state), revision: filing.revision.rawValue,
            supplementDueMs: filing.supplementDeadline?.due.ms ?? 0,
            secondLook: filing.secondLook != nil)
    }
}

extension ReviewStep? {
    /// What the audit log says of a decision: what it is, and what it means to a second look.
    func auditActions(of decision: ReviewDecision) -> [AuditAction] {
        switch self {
        case .proposed(_, _, nil): [.decisionProposed]
        case .proposed: [.secondLookChanged, .decisionProposed]
        case .decided(let outcome):
            switch outcome.result {
            case .confirmed: [.secondLookConfirmed, decision.auditAction]
            case .changed: [.secondLookChanged, decision.auditAction]
            case nil: [decision.auditAction]
            }
        case .handed, nil: [decision.auditAction]
        }
    }
}

extension FilingV1.RegionBacklog {
    init(_ backlog: RegionBacklog) {
        self.init(
            open: backlog.open, claimed: backlog.claimed, secondLook: backlog.secondLook,
            dueSoon: backlog.dueSoon, overdue: backlog.overdue, stale: backlog.stale,
            oldestDueMs: backlog.oldestDue?.ms ?? 0, supplement: backlog.supplement)
    }
}

extension FilingV1.RegionDecisions {
    init(_ decisions: RegionDecisions) {
        self.init(
            approved: decisions.approved, rejected: decisions.rejected,
            supplements: decisions.supplements, first: decisions.first,
            medianMs: decisions.median?.ms ?? 0, ninthDecileMs: decisions.ninthDecile?.ms ?? 0,
            timed: decisions.timed, inTime: decisions.inTime, confirmed: decisions.confirmed,
            changed: decisions.changed)
    }
}
