// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore
import FilingTestKit
import Testing

extension TestServer {
    /// A draft to which nothing but the submit is missing, as rows of the store: for tests that are
    /// not about scans.
    func completeDraft(of owner: AccountID) async throws -> Filing {
        let now = self.clock.now()
        let personal = self.personal
        let numbers = FilingNumberPermutation(keys: self.keys)
        let form = try FilingForm(
            level: .junior, region: RegionCode(text: "11"), address: "样本市", note: "")
        return try await self.store.write { transaction in
            let key = try personal.key(of: owner, in: transaction)
            let id = try transaction.nextFilingID()
            let digits = try #require(numbers.number(for: id.rawValue))
            let number = try #require(FilingNumber(region: form.region, digits: digits))
            let opened = Filing.opened(
                id: id, number: number, owner: owner, exam: .socialWork2026, form: form,
                now: Instant(ms: now.ms - 1_000))
            try transaction.insert(opened, words: key.sealed(form, of: id))
            for kind in [MaterialKind.idFront, .idBack, .education, .chsiReport, .workProof] {
                _ = try transaction.insert(
                    NewMaterial(
                        filing: id, kind: kind,
                        file: FileFacts(sizeBytes: 9, sha256: Digest(of: [1]).bytes),
                        blob: UploadID(rawValue: 900_000 + id.rawValue), at: now))
            }
            return opened.filing
        }
    }
}
