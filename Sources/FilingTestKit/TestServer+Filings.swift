// SPDX-License-Identifier: Apache-2.0

package import FilingClient
package import FilingContract
import FilingDomain

/// Short ways to a filing in a state, through the client as an applicant would.
extension FilingClient {
    /// States identity, education and work of the fixtures.
    package func stateProfile(
        identity: FilingV1.Identity = Fixtures.identity
    ) async throws {
        let seen = try await self.profile.get().revision
        let first = try await self.profile.setIdentity(
            FilingV1.SetIdentityRequest(revision: seen, identity: identity))
        let second = try await self.profile.setEducation(
            FilingV1.SetEducationRequest(
                revision: first.revision, education: [Fixtures.education]))
        _ = try await self.profile.setWork(
            FilingV1.SetWorkRequest(revision: second.revision, work: [Fixtures.work]))
        try await self.waitForChecks()
    }

    /// Waits until the providers have said what they say.
    package func waitForChecks() async throws {
        for _ in 0..<1_000 {
            let profile = try await self.profile.get()
            guard profile.identityCheck == .running || profile.educationCheck == .running else {
                return
            }
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    /// Agrees to images, and opens a draft with the fixtures' form; its number.
    package func openDraft() async throws -> String {
        try await self.agreeToImages()
        let reply = try await self.filing.create(
            FilingV1.CreateFilingRequest(exam: "sw-2026", form: Fixtures.form))
        return reply.filing?.filingNumber ?? ""
    }

    /// Agrees to images of the identity card.
    package func agreeToImages() async throws {
        _ = try await self.rights.giveConsent(
            FilingV1.GiveConsentRequest(
                purpose: .idCardImages, version: Policy.current(.idCardImages).version))
    }

    /// Uploads every scan of the fixtures.
    package func uploadEverything(to number: String) async throws {
        for (kind, name) in Fixtures.materials {
            _ = try await self.upload.send(try Fixtures.material(name), as: kind, for: number)
        }
    }

    /// Hands a draft in at its present revision.
    @discardableResult
    package func submitNow(_ number: String) async throws -> FilingV1.SubmitFilingReply {
        let seen = try await self.status.get(number).revision
        return try await self.filing.submit(
            FilingV1.SubmitFilingRequest(
                filingNumber: number, revision: seen, declaration: "declaration-2026-1"))
    }

    /// A complete, submitted filing; its number.
    package func fileEverything() async throws -> String {
        try await self.stateProfile()
        let number = try await self.openDraft()
        try await self.uploadEverything(to: number)
        try await self.submitNow(number)
        return number
    }
}
