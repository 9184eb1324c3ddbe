// SPDX-License-Identifier: Apache-2.0

import FilingSeal

/// The password of all seeded people: one salt for all of them, so that the load derives it once
/// and its own rounds are not what is measured.
enum SeededPassword {
    static let text = "Correct-Horse-7"
    static let salt = [UInt8](repeating: 0x5A, count: ScramCredential.saltSizeBytes)

    /// Derived once, for every login.
    static func salted() throws -> SaltedPassword {
        try SaltedPassword(
            PasswordText(typed: self.text), salt: self.salt,
            iterations: Int(ScramCredential.presentIterations))
    }
}
