// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingStore
import FilingVault

/// Files without rows, and rows without files.
extension Purge {
    /// The files that no row names and that are old enough.
    ///
    /// A file's row is there before the file. The files are listed first, then the rows are asked
    /// for: what no row names then, none will.
    func unnamed(in report: inout PurgeReport) async throws -> [UploadID] {
        var unnamed: [UploadID] = []
        for part in 0..<Vault.partCount {
            let contents = try await self.vault.contents(ofPart: part)
            report.strangers += contents.strangers
            unnamed += try await self.unnamed(among: contents.files)
        }
        return unnamed
    }

    private func unnamed(among files: [StoredFile]) async throws -> [UploadID] {
        let old = files.filter {
            RetentionClass.unnamedFiles.isOver(begun: $0.changedAt, now: self.now)
        }
        guard !old.isEmpty else { return [] }
        return try await self.store.read { snapshot in
            try old.filter { try !snapshot.names($0.id) }.map(\.id)
        }
    }

    /// Puts files on the list of those to erase, unless a row names them after all.
    func giveUp(_ files: [UploadID]) async throws {
        for first in stride(from: 0, to: files.count, by: Self.filesAtOnce) {
            let some = files[first..<min(first + Self.filesAtOnce, files.count)]
            try await self.store.write { try $0.giveUp(unnamed: Array(some)) }
        }
    }

    /// What a second look finds that no row names.
    func recountUnnamed() async throws -> Int64 {
        var report = PurgeReport()
        return Int64(try await self.unnamed(in: &report).count)
    }

    /// Lists the scans whose file is not there.
    func findMissing(in report: inout PurgeReport) async throws {
        var last: UploadID?
        while true {
            let after = last
            let named = try await self.store.read {
                try $0.filesNamed(after: after, limit: Self.filesAtOnce)
            }
            for file in named where try await !self.vault.has(blob: file) {
                // Its row may have gone meanwhile, and the file rightly with it.
                guard try self.store.point({ try $0.names(file) }) else { continue }
                report.note(missing: file)
            }
            guard let end = named.last else { return }
            last = end
        }
    }
}
