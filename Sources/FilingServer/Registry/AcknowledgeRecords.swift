// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// The registration system says what it did with records.
///
/// The first verdict on a record stands.
struct AcknowledgeRecords: Procedure {
    static let method = FilingV1.Registry.acknowledge
    static let access = Access.registry
    static let effect = Effect.repeatable
    static let audit = AuditRule.leaves([.recordAcknowledged])
    /// 200 verdicts of a key and a code: 30 KB.
    static let maxRequestBytes = 64 * 1_024

    let store: any Store
    let visibility: FilingVisibility

    /// As in proto/filing/v1/registry.proto.
    private static let counts = 1...200

    func run(
        _ request: FilingV1.AcknowledgeRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.AcknowledgeReply {
        let given = request.acknowledgements
        guard Self.counts.contains(given.count) else {
            throw Refusal.fieldInvalid("acknowledgements", limit: Self.counts.upperBound)
        }
        let verdicts = try given.enumerated().map { position, one in
            try FeedVerdict(one, path: "acknowledgements[\(position)].")
        }
        return try await self.store.write { transaction in
            let results = try zip(given, verdicts).map { one, verdict in
                try self.result(of: verdict, on: one.key, in: transaction, context)
            }
            return FilingV1.AcknowledgeReply(results: results)
        }
    }

    private func result(
        of verdict: FeedVerdict, on key: FilingV1.FeedKey?, in transaction: Transaction,
        _ context: CallContext
    ) throws -> FilingV1.AcknowledgeResult {
        guard let key, let record = try self.record(key, in: transaction) else {
            return FilingV1.AcknowledgeResult(outcome: .unknown)
        }
        if let standing = record.verdict {
            return FilingV1.AcknowledgeResult(
                outcome: standing == verdict ? .repeated : .conflict,
                standing: FilingV1.FeedVerdict(standing))
        }
        guard try transaction.set(verdict, on: record.place, at: context.now) else {
            throw StorageFault(.corrupt, "a verdict appeared within a transaction")
        }
        try context.audit(
            .recordAcknowledged, subject: record.owner, filing: record.filing,
            region: record.region, object: record.place.rawValue, in: transaction)
        return FilingV1.AcknowledgeResult(
            outcome: .recorded, standing: FilingV1.FeedVerdict(verdict))
    }

    /// The record of a key; nil for a key that names none, however it is wrong.
    private func record(
        _ key: FilingV1.FeedKey, in snapshot: Snapshot
    ) throws -> FeedRow? {
        let number: FilingNumber
        do {
            number = try FilingNumber(text: key.filingNumber)
        } catch {
            return nil
        }
        guard let filing = try self.visibility.filing(nationwide: number, snapshot),
            filing.exam.rawValue == key.exam
        else {
            return nil
        }
        return try snapshot.feedRecord(of: filing.id, Revision(rawValue: key.revision))
    }
}
