// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
package import FilingSeal
package import FilingServer
import FilingStore
import FilingVault

/// What the commands for the server's machine do, at a moment that the test chooses.
extension DataFolder {
    /// Purges.
    package func purge(_ mode: Purge.Mode, at now: Instant) async throws -> PurgeReport {
        let vault = try Vault(root: self.directory.materials)
        let report = try await Purge(self.store, vault, key: try self.auditKey, now: now).run(mode)
        try await vault.close()
        return report
    }

    /// Verifies the audit log, with the file of heads if there is one.
    package func verifiedAudit() async throws -> AuditReport {
        try await AuditVerification.run(
            self.store, heads: HeadsFile(path: self.directory.auditHeads(setting: "")),
            key: try self.auditKey.publicKey)
    }

    /// Signs the newest row, in database and file, as a server does every minute.
    package func signAudit(at now: Instant) async throws {
        let head = try await self.store.read { try $0.auditHead() }
        let made = try self.auditKey.checkpoint(.head, at: now, head)
        try HeadsFile(path: self.directory.auditHeads(setting: "")).append(made)
        try await self.store.write { try $0.keep(made) }
    }

    private var auditKey: AuditSigningKey {
        get throws {
            try AuditSigningKey(keys: ServerKeys(try KeyFileStore.read(in: self.directory)))
        }
    }
}
