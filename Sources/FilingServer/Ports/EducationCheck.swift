// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A way to ask whether stated education is on record (学历核验).
///
/// Called by the pre-check worker only, never inside a call.
package protocol EducationCheck: Sendable {
    /// Asks once about all records of one person.
    ///
    /// - Throws: anything, for an outage; the worker asks again later, and filing goes on.
    func verdict(
        on education: [EducationRecord], of identity: Identity
    ) async throws -> PreCheckVerdict
}
