// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingServer

/// Asks a register of diplomas: name, ID number and `education`, a list of
/// `{"level": GB/T 4658, "degree": 0...3, "major", "school", "certificate_number",
/// "graduated": "YYYY-MM-DD", "full_time": bool, "chsi_code"}`; see `CheckProvider`.
package struct HTTPEducationCheck: EducationCheck {
    private let provider: CheckProvider

    /// - Parameters:
    ///   - url: http or https.
    ///   - token: bearer token; empty for none.
    /// - Throws: `HTTPGateway.Fault` if the address is none.
    package init(
        url: String, token: String, gateway: HTTPGateway
    ) throws(HTTPGateway.Fault) {
        self.provider = CheckProvider(
            url: try HTTPGateway.checked(url), token: token, gateway: gateway)
    }

    private struct Question: Encodable {
        let name: String
        let idNumber: String
        let education: [Record]
    }

    private struct Record: Encodable {
        let level: Int32
        let degree: Int32
        let major: String
        let school: String
        let certificateNumber: String
        let graduated: String
        let fullTime: Bool
        let chsiCode: String

        init(_ record: EducationRecord) {
            self.level = record.level.rawValue
            self.degree = record.degree.rawValue
            self.major = record.major
            self.school = record.school
            self.certificateNumber = record.certificateNumber
            self.graduated = record.graduated.text
            self.fullTime = record.isFullTime
            self.chsiCode = record.chsiCode
        }
    }

    package func verdict(
        on education: [EducationRecord], of identity: Identity
    ) async throws -> PreCheckVerdict {
        try await self.provider.ask(
            Question(
                name: identity.name.text, idNumber: identity.number.text,
                education: education.map(Record.init)))
    }
}
