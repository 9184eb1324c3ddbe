// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What a successful call of a procedure leaves in the audit log.
///
/// A test walks the method table: whatever writes, and whatever shows personal data to somebody
/// else than its owner, says so here, and the log is compared with what it says.
package enum AuditRule: Sendable, Hashable {
    /// Entries of these actions, of one of them at least.
    case leaves(Set<AuditAction>)
    /// None, and why that is right.
    case nothing(because: String)
    /// Not said: right only for what neither writes nor shows another person's data.
    case unsaid
}
