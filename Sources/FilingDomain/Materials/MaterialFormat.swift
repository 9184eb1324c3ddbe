// SPDX-License-Identifier: Apache-2.0

/// The file formats that scans come in.
package enum MaterialFormat: String, Sendable, CaseIterable {
    case jpeg
    case pdf
}

extension MaterialKind {
    /// What a file of this kind may be; both sides of the ID card are photographs.
    package var acceptedFormats: Set<MaterialFormat> {
        switch self {
        case .idFront, .idBack: [.jpeg]
        case .education, .chsiReport, .workProof, .certificate, .other: [.jpeg, .pdf]
        }
    }
}
