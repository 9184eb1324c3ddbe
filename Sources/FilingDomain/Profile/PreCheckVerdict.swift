// SPDX-License-Identifier: Apache-2.0

/// What a pre-check of a statement (real name, education) came to.
///
/// Raw values are those of `filing.v1.PreCheckVerdict` and are stored. A provider gives one of
/// these or fails; a failure is an outage, which never blocks a filing. Source: domain.md section 3.
package enum PreCheckVerdict: Int32, Sendable, CaseIterable {
    /// The statement is the provider's own record.
    case verified = 1
    /// The provider's record says otherwise: the applicant has to mend the statement.
    case mismatch = 2
    /// It cannot be decided by a program: the reviewer looks, filing goes on.
    case needsHuman = 3
}
