// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal
import FilingStore

/// The account of a person who has told support their whole name and ID number.
struct ProvedAccount {
    let account: AccountRecord
    let identity: Identity

    /// Finds it; a wrong name finds nothing, like a wrong number.
    ///
    /// - Throws: `ACCOUNT_UNKNOWN`; the reasons of a name or number that is not one.
    init(
        _ stated: FilingV1.Identity?, in snapshot: Snapshot, keys: ServerKeys,
        _ context: CallContext
    ) throws {
        let identity = try Identity(stated, today: context.now.dateInChina)
        let index = BlindIndex(of: identity.number.text, field: .idNumber, keys: keys).bytes
        guard let id = try snapshot.account(idNumberIndex: index),
            let account = try snapshot.account(id),
            let known = try StoredProfile(of: id, in: snapshot, context.personal).value.identity,
            known.name == identity.name
        else {
            throw Refusal(.accountUnknown)
        }
        self.account = account
        self.identity = known
    }

    /// What support wrote down as proof.
    ///
    /// - Throws: `FIELD_INVALID` unless it has 1 to 500 characters that can be shown.
    static func evidence(_ text: String) throws(Refusal) -> String {
        try FreeText.require(text, "evidence", PhoneChange.evidenceLengths, as: .paragraphs)
        return text
    }
}
