// SPDX-License-Identifier: Apache-2.0

/// What an SMS code is for.
///
/// Raw values are those of `filing.v1.CodePurpose`.
package enum CodePurpose: Int32, Sendable, CaseIterable {
    /// Making an account.
    case register = 1

    /// Part of what a code is derived from: never renamed.
    package var token: String {
        switch self {
        case .register: "register"
        }
    }
}
