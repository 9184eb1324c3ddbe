// SPDX-License-Identifier: Apache-2.0

/// What an SMS code is for: a code for one purpose is worthless for another.
///
/// Raw values are those of `filing.v1.CodePurpose`.
package enum CodePurpose: Int32, Sendable, CaseIterable {
    /// Making an account.
    case register = 1
    /// Setting a forgotten password.
    case resetPassword = 2
    /// Moving an account to another phone; sent to the new one.
    case changePhone = 3
    /// Releasing one's own locked account.
    case unlock = 4
    /// Ending an account for good.
    case closeAccount = 5
    /// Asking for the status of one's filings without a session.
    case checkStatus = 6

    /// Part of what a code is derived from: never renamed.
    package var token: String {
        switch self {
        case .register: "register"
        case .resetPassword: "reset-password"
        case .changePhone: "change-phone"
        case .unlock: "unlock"
        case .closeAccount: "close-account"
        case .checkStatus: "check-status"
        }
    }

    /// Whether the phone must have an account for the code to be of use.
    ///
    /// If it has none, nothing is sent, and the asker is told the same as ever.
    package var needsAccount: Bool {
        switch self {
        case .resetPassword, .unlock, .closeAccount, .checkStatus: true
        case .register, .changePhone: false
        }
    }
}
