// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore

/// What is behind the flags of a filing, for the staff of its region.
///
/// Of other people nothing is told but how many filings they have with the same file, and the
/// numbers of those that the same staff may claim anyway.
struct FlagDetails {
    /// Nil without a flag.
    let message: FilingV1.FilingFlags?

    /// Files of other people that are counted; that many stand for more.
    private static let othersLimit = 100
    /// Numbers told of a file.
    private static let numbersLimit = 20

    /// - Parameters:
    ///   - profile: as it is now.
    ///   - materials: the current ones.
    init(
        of filing: Filing, _ profile: Profile, _ materials: [MaterialRecord],
        in snapshot: Snapshot
    ) throws {
        let flags = try snapshot.flags(of: filing.id)
        guard flags != .none else {
            self.message = nil
            return
        }
        var message = FilingV1.FilingFlags(flags: flags.all.map(FilingV1.ReviewFlag.init))
        if flags.contains(.sameFile) {
            message.sharedFiles = try materials.compactMap {
                try Self.shared($0, of: filing, in: snapshot)
            }
        }
        if flags.contains(.numberMismatch) {
            message.numbers = NumberFinding.findings(in: profile.education)
                .map(FilingV1.NumberFinding.init)
        }
        if flags.contains(.refiled) {
            // One of another region is no more theirs than other people's.
            let previous = try snapshot.filingFollowed(by: filing.id)
            message.previousFilingNumber =
                previous?.region == filing.number.region ? previous?.text ?? "" : ""
        }
        self.message = message
    }

    private static func shared(
        _ material: MaterialRecord, of filing: Filing, in snapshot: Snapshot
    ) throws -> FilingV1.SharedFile? {
        let others = try snapshot.filings(
            sharing: material.file.sha256, besides: filing.owner, limit: Self.othersLimit)
        guard !others.isEmpty else { return nil }
        return FilingV1.SharedFile(
            materialID: UInt64(clamping: material.id.rawValue),
            kind: FilingV1.MaterialKind(material.kind),
            otherFilings: UInt32(clamping: others.count),
            filingNumbers: others.filter { $0.region == filing.region }
                .prefix(Self.numbersLimit).map(\.number.text))
    }
}
