// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// Where a demonstration writes the answers to its images down, so that a script can walk the real
/// path.
///
/// A server in service has none.
package protocol CaptchaSink: Sendable {
    /// Notes one answer.
    ///
    /// - Throws: anything; the image is then not given out.
    func note(_ answer: String, of id: [UInt8], at now: Instant) async throws
}
