// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// A way to ask whether name and ID number belong together (实名核验).
///
/// Called by the pre-check worker only, never inside a call.
package protocol RealNameCheck: Sendable {
    /// Asks once.
    ///
    /// - Throws: anything, for an outage; the worker asks again later, and filing goes on.
    func verdict(on identity: Identity) async throws -> PreCheckVerdict
}
