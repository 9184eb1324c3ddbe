// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingInspect

/// A way to have a scan judged.
///
/// The decoders are large programs fed with strangers' bytes: see `WorkerInspector`.
package protocol MaterialInspector: Sendable {
    /// Judges a whole file.
    ///
    /// - Throws: `INSPECTION_BUSY` at once when too many files wait; `INSPECTION_FAILED` if the file
    ///   could not be judged in time, or ended who judged it.
    func verdict(on bytes: [UInt8], kind: MaterialKind) async throws -> MaterialVerdict
}
