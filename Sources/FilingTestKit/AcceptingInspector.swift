// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingInspect
import FilingServer

/// Takes every scan as a good JPEG without a look: for tests that need filings by the hundred and are
/// about something else, where decoding in a debug build would take most of their time.
package struct AcceptingInspector: MaterialInspector {
    package init() {}

    package func verdict(on bytes: [UInt8], kind: MaterialKind) async throws -> MaterialVerdict {
        .accepted(.jpeg)
    }
}
