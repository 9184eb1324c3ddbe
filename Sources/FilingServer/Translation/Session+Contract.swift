// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain

extension FilingV1.Session {
    init(_ session: Session) {
        self.init(
            role: FilingV1.Role(session.role), region: session.region?.text ?? "",
            idleExpiresAtMs: session.idleExpiresAt.ms, expiresAtMs: session.expiresAt.ms)
    }
}
