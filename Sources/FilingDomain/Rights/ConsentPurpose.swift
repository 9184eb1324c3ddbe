// SPDX-License-Identifier: Apache-2.0

/// What a person agrees to.
///
/// Raw values are those of `filing.v1.ConsentPurpose`.
///
/// Source: domain.md section 3: images of identity cards need a separate, recorded consent.
package enum ConsentPurpose: Int32, Sendable, CaseIterable {
    /// The notice shown at registration: all data but those below.
    case notice = 1
    /// Images of both sides of the identity card.
    case idCardImages = 2

    /// The token used in details and on the command line.
    package var token: String {
        switch self {
        case .notice: "notice"
        case .idCardImages: "id-card-images"
        }
    }

    /// Whether it can be taken back while the account lasts.
    package var isWithdrawable: Bool { self != .notice }
}

extension MaterialKind {
    /// The consent that this kind needs before it is uploaded; nil if the notice covers it.
    package var consentPurpose: ConsentPurpose? {
        switch self {
        case .idFront, .idBack: .idCardImages
        case .education, .chsiReport, .workProof, .certificate, .other: nil
        }
    }
}
