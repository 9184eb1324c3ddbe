// SPDX-License-Identifier: Apache-2.0

/// The checks that the values of a profile share.
///
/// Each names the field by its path in proto/filing/v1/profile.proto, e.g. `education[0].major`,
/// so that a client can point at it; never by its contents.
struct FieldCheck {
    /// What goes in front of a field's name, such as `education[0].` with its dot.
    let path: String
    /// Civil date in UTC+8.
    let today: CivilDate

    /// Scalars in a range, one line, nothing that steers a screen, not blank.
    func text(
        _ value: String, _ field: String, _ lengths: ClosedRange<Int>
    ) throws(Refusal) {
        let scalars = value.unicodeScalars
        guard lengths.contains(scalars.count),
            FreeText.isShowable(value, as: .line),
            !scalars.allSatisfy({ $0.properties.isWhitespace })
        else {
            throw self.refusal(field, limit: lengths.upperBound)
        }
    }

    /// A number of entries in a list.
    func count(_ value: Int, _ field: String, _ allowed: ClosedRange<Int>) throws(Refusal) {
        guard allowed.contains(value) else {
            throw self.refusal(field, limit: allowed.upperBound)
        }
    }

    /// A day from 1900 to `latest`.
    func date(_ value: CivilDate, _ field: String, latest: CivilDate) throws(Refusal) {
        guard value.year >= ProfileLimits.earliestYear, value <= latest else {
            throw self.refusal(field)
        }
    }

    /// The refusal of a field.
    func refusal(_ field: String, limit: Int? = nil) -> Refusal {
        var details: [String: Refusal.Detail] = ["field": .text(self.path + field)]
        if let limit { details["limit"] = .number(UInt64(limit)) }
        return Refusal(.fieldInvalid, details)
    }
}
