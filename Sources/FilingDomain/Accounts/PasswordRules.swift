// SPDX-License-Identifier: Apache-2.0

/// What a new password must be.
///
/// Checked by the client first and by the server again.
///
/// Source: domain.md section 2. Characters are Unicode scalars: a letter with five marks is six.
package struct PasswordRules: Sendable {
    private let forbidden: [(rule: Rule, digitsAndLetters: String)]
    private let userName: String?

    /// Shorter ones are guessed; longer ones only cost work.
    package static let lengths = 10...128
    /// From this length on one class of characters is enough.
    package static let longLength = 16
    /// Of lower case, upper case, digits and everything else.
    package static let classesNeeded = 3

    /// A rule that a password can break; the raw value is the refusal's detail `rule`.
    package enum Rule: String, Sendable, CaseIterable {
        case length
        case classes
        case containsPhone = "contains_phone"
        case containsUserName = "contains_user_name"
        case containsIDNumber = "contains_id_number"
        case containsBirthday = "contains_birthday"
        case common
    }

    /// The rules for one person, as far as they are known at this time.
    package init(phone: PhoneNumber?, userName: UserName? = nil, idNumber: IDNumber? = nil) {
        var forbidden: [(rule: Rule, digitsAndLetters: String)] = []
        if let phone { forbidden.append((.containsPhone, phone.text)) }
        if let userName {
            // Bare of its signs a name may be as short as one letter, which says nothing.
            let bare = Self.digitsAndLetters(userName.text)
            if bare.utf8.count >= UserName.lengths.lowerBound {
                forbidden.append((.containsUserName, bare))
            }
        }
        if let idNumber {
            forbidden.append((.containsIDNumber, idNumber.text.lowercased()))
            let birthday = idNumber.birthDate.text.filter { $0 != "-" }
            forbidden.append((.containsBirthday, birthday))
        }
        self.forbidden = forbidden
        self.userName = userName?.text
    }

    /// Checks a password as it will be hashed (after its Unicode normalisation).
    ///
    /// - Throws: `PASSWORD_TOO_WEAK` with the first rule it breaks; never with a part of it.
    package func require(_ password: String) throws(Refusal) {
        let scalars = password.unicodeScalars
        guard Self.lengths.contains(scalars.count) else { throw Self.refusal(.length) }
        guard scalars.count >= Self.longLength || Self.classes(of: scalars) >= Self.classesNeeded
        else {
            throw Self.refusal(.classes)
        }
        guard !CommonPasswords.contains(password) else { throw Self.refusal(.common) }
        if let userName, Self.contains(password.lowercased(), userName) {
            throw Self.refusal(.containsUserName)
        }
        // `138-0013-8000` and `1949.12.31` are the phone and the birthday as well.
        let bare = Self.digitsAndLetters(password)
        for (rule, text) in self.forbidden where Self.contains(bare, text) {
            throw Self.refusal(rule)
        }
    }

    private static func refusal(_ rule: Rule) -> Refusal {
        Refusal(.passwordTooWeak, ["rule": .text(rule.rawValue)])
    }

    private static func classes(of scalars: String.UnicodeScalarView) -> Int {
        var seen: Set<Int> = []
        for scalar in scalars {
            switch scalar {
            case "0"..."9": seen.insert(0)
            case _ where scalar.properties.isLowercase: seen.insert(1)
            case _ where scalar.properties.isUppercase: seen.insert(2)
            default: seen.insert(3)
            }
        }
        return seen.count
    }

    private static func digitsAndLetters(_ text: String) -> String {
        text.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static func contains(_ text: String, _ part: String) -> Bool {
        let whole = Array(text.utf8)
        let wanted = Array(part.utf8)
        guard !wanted.isEmpty, whole.count >= wanted.count else { return false }
        return (0...(whole.count - wanted.count)).contains { start in
            whole[start..<(start + wanted.count)].elementsEqual(wanted)
        }
    }
}
