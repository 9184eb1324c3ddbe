// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingInspect

/// Judges in this process, on a thread of its own: for tests and tools, never for strangers' files.
package struct LocalInspector: MaterialInspector {
    private let sideline = Sideline(
        "inspect", limit: InspectionLimit.queue, full: InspectionLimit.full)

    package init() {}

    package func verdict(
        on bytes: [UInt8], kind: MaterialKind
    ) async throws -> MaterialVerdict {
        try await self.sideline.run { MaterialVerdict.inspect(bytes, kind: kind) }
    }
}
