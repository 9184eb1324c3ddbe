// SPDX-License-Identifier: Apache-2.0

/// Who a person is: name and number as on the identity card.
package struct Identity: Hashable, Sendable {
    package let name: PersonName
    package let number: IDNumber

    package init(name: PersonName, number: IDNumber) {
        self.name = name
        self.number = number
    }
}
