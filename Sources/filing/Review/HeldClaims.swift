// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingSeal
import Foundation
import Glibc

/// A claim this person holds, and the revision they looked at last.
struct HeldClaim: Codable {
    let claim: UInt64
    let revision: UInt64
}

/// The claims held, beside the session: a decision is on what was shown, not on what is there now.
struct HeldClaims {
    private let folder: String

    init(beside sessionPath: String) {
        self.folder = (sessionPath as NSString).deletingLastPathComponent + "/claims"
    }

    /// The claim on a filing.
    ///
    /// - Throws: `CLAIM_REQUIRED` if none was taken here.
    func read(_ number: String) throws -> HeldClaim {
        guard let data = try PrivateFile.read(self.path(of: number)) else {
            throw Refusal(.claimRequired)
        }
        do {
            return try JSONDecoder().decode(HeldClaim.self, from: data)
        } catch {
            throw LocalProblem.unreadable(self.path(of: number))
        }
    }

    func write(_ number: String, _ held: HeldClaim) throws {
        try PrivateFile.write(try JSONEncoder().encode(held), to: self.path(of: number))
    }

    func remove(_ number: String) throws {
        guard unlink(self.path(of: number)) == 0 || errno == ENOENT else {
            throw LocalProblem.unwritable(self.path(of: number))
        }
    }

    private func path(of number: String) -> String { self.folder + "/" + number }
}

extension Run {
    /// The claims of this person.
    var claims: HeldClaims { HeldClaims(beside: self.options.sessionPath) }

    /// Takes a filing and remembers the claim.
    func claim(_ number: String) async throws -> FilingV1.ClaimReply {
        let claim = try await self.client.review.claim(
            .init(filingNumber: number), options: self.options.callOptions())
        try self.claims.write(
            number, HeldClaim(claim: claim.claimID, revision: claim.revision))
        return claim
    }
}
