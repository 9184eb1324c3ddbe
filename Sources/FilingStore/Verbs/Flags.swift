// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

extension Snapshot {
    /// What a filing is flagged for.
    package func flags(of filing: FilingID) throws -> ReviewFlags {
        try self.first(.filingFlags, ["filing_id": .id(filing)]) {
            ReviewFlags(bits: try $0.integer())
        } ?? .none
    }

    /// The filing that was rejected before this one was opened; nil if there was none, or if it is
    /// purged.
    package func filingFollowed(by filing: FilingID) throws -> FilingNumber? {
        try self.first(.filingFollowed, ["filing_id": .id(filing)], FilingRow.number)
    }

    /// Filings of other people than `owner` that a file was handed in with, newest file first; each
    /// once.
    ///
    /// - Parameters:
    ///   - sha256: of the file, 32 bytes.
    ///   - limit: files looked at, at most.
    package func filings(
        sharing sha256: [UInt8], besides owner: AccountID, limit: Int
    ) throws -> [SharingFiling] {
        let found = try self.all(
            .filingsSharing,
            [
                "head": .bytes(Array(sha256.prefix(4))), "sha256": .bytes(sha256),
                "owner_id": .id(owner), "limit": .count(limit),
            ]
        ) { try SharingFiling(&$0) }
        var seen: Set<FilingID> = []
        return found.filter { seen.insert($0.id).inserted }
    }
}

extension Transaction {
    /// Flags a filing that was just handed in; part of the submit.
    ///
    /// Whoever handed one of its files in before is flagged with it. Once two people share a file
    /// all who have it are flagged: only while it is one person's is there anybody to flag, and of
    /// their filings the newest is the one that waits.
    ///
    /// - Parameters:
    ///   - flags: what follows from the filing alone.
    ///   - files: digests of its current files.
    /// - Returns: what it is flagged for.
    @discardableResult
    package func flag(
        _ filing: Filing, as flags: ReviewFlags, files: [[UInt8]]
    ) throws -> ReviewFlags {
        var flags = flags
        for file in Set(files) {
            let sharers = try self.filings(
                sharing: file, besides: filing.owner, limit: Self.sharersFlagged)
            guard !sharers.isEmpty else { continue }
            flags = flags.with(.sameFile)
            for other in sharers where !other.flags.contains(.sameFile) {
                try self.set(other.flags.with(.sameFile), of: other.id)
            }
        }
        if try self.filingFollowed(by: filing.id) != nil { flags = flags.with(.refiled) }
        try self.execute(.materialsFiled, ["filing_id": .id(filing.id)])
        try self.set(flags, of: filing.id)
        return flags
    }

    /// Files looked at for each of a submit's, newest first: the filing that waits may have the same
    /// scan as each of the seven kinds.
    ///
    /// Bounds what a submit costs among a million that share a file.
    private static let sharersFlagged = 8

    private func set(_ flags: ReviewFlags, of filing: FilingID) throws {
        try self.execute(
            .filingSetFlags, ["flags": .integer(flags.bits), "filing_id": .id(filing)])
    }

    /// The filing that a new one of this person follows: the one that was rejected last.
    func filingRejectedLast(of owner: AccountID, exam: ExamCode) throws -> FilingID? {
        try self.first(
            .filingRejectedLast, ["owner_id": .id(owner), "exam": .text(exam.rawValue)]
        ) { try $0.id() }
    }
}
