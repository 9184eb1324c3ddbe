// SPDX-License-Identifier: Apache-2.0

package import FilingContract
package import Foundation

/// The fictional applicant whose scans the repository carries, under Tests/Fixtures.
package enum Fixtures {
    /// The scans, by kind.
    package static let materials: [(kind: FilingV1.MaterialKind, name: String)] = [
        (.idFront, "id_front.jpg"), (.idBack, "id_back.jpg"), (.education, "education.jpg"),
        (.chsiReport, "chsi_report.pdf"), (.workProof, "work_proof.jpg"),
    ]

    /// The folder of this repository.
    package static var repository: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
    }

    /// Where a scan lies.
    package static func path(of name: String) -> String {
        Self.repository.appendingPathComponent("Tests/Fixtures/materials/\(name)").path
    }

    /// The bytes of a scan.
    package static func material(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: Self.path(of: name))))
    }

    /// Name and number; the person is invented, the check digit is right.
    package static let identity = FilingV1.Identity(
        name: "林样文", idNumber: "11010519980312997X")

    /// Her diploma.
    package static let education = FilingV1.EducationRecord(
        level: .college, degree: .none, major: "会计", school: "样本职业技术学院（虚构）",
        certificateNumber: "999991202106000101",
        graduated: FilingV1.Date(year: 2021, month: 6, day: 30), fullTime: true,
        chsiCode: "ASAMPLE000000001",
        chsiExpires: FilingV1.Date(year: 2026, month: 7, day: 9))

    /// Her work since.
    package static let work = FilingV1.WorkPeriod(
        employer: "样本区晨光社区服务中心（虚构）", post: "社区工作者",
        from: FilingV1.Date(year: 2021, month: 8, day: 2), socialWork: true)

    /// What she files for.
    package static let form = FilingV1.FilingForm(
        level: .junior, region: "11", address: "样本市样本区虚构路1号")
}
