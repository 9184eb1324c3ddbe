// SPDX-License-Identifier: Apache-2.0

/// What a person types to say who they are: the phone or the user name of an account.
package enum LoginName: Hashable, Sendable {
    case phone(PhoneNumber)
    case userName(UserName)

    /// Reads a name.
    ///
    /// Nil if it can be neither. A login answers such a name like one that has no account.
    package init?(text: String) {
        do throws(Refusal) {
            self = .phone(try PhoneNumber(text: text))
        } catch {
            do throws(Refusal) {
                self = .userName(try UserName(text: text))
            } catch {
                return nil
            }
        }
    }
}
