// SPDX-License-Identifier: Apache-2.0

/// Something that is read from a file again while the server runs, on SIGHUP.
package protocol Reloadable: Sendable {
    /// What it is, for the log.
    var name: String { get }

    /// Reads it again, or has it read; what is in use stays if it cannot be.
    func reload() async throws
}
