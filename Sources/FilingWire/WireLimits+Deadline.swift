// SPDX-License-Identifier: Apache-2.0

package import NIOCore

extension WireLimits {
    /// The moment a call must be answered by.
    ///
    /// - Parameters:
    ///   - timeoutMs: `CallHead.timeout_ms`; 0 = the default, anything above the cap is cut to it.
    ///   - arrival: when the REQUEST arrived.
    @inlinable
    package func deadline(timeoutMs: UInt32, from arrival: NIODeadline) -> NIODeadline {
        let wanted = timeoutMs == 0 ? self.defaultTimeoutMs : timeoutMs
        return arrival + .milliseconds(Int64(min(wanted, self.maxTimeoutMs)))
    }
}
