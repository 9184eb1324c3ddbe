// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingSeal
import FilingStore

/// The key file is not the one that the database is sealed with; a sentence for the operator.
package enum KeyMismatch: Error, Hashable, Sendable, CustomStringConvertible {
    /// The database is wrapped by a key that the file has not: the file is older or newer.
    case otherKeys(database: UInt16, file: [UInt16])
    /// A key of that number is there and is another one, or the root is: another server's file.
    case otherServer

    package var description: String {
        switch self {
        case .otherKeys(let database, let file):
            "The key file has key \(file.map(String.init).joined(separator: " and ")), but the "
                + "database is sealed with key \(database). Restore the key file that goes with it."
        case .otherServer:
            "The key file does not belong to this database. Restore the one that does: with another "
                + "one nothing in it can be read."
        }
    }

    /// Opens the house's own key, or says why the file does not.
    static func check(_ house: AccountKeyRecord, with ring: KeyRing) throws(KeyMismatch) {
        do {
            _ = try ring.unwrap(house.wrapped, of: .house)
        } catch .unknownKey {
            throw .otherKeys(database: house.version, file: ring.versions)
        } catch {
            throw .otherServer
        }
    }
}
