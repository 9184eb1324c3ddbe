// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct MaterialTests {
    @Test(arguments: [
        (EducationLevel.doctor, true), (.master, true), (.bachelor, true), (.college, true),
        (.secondarySpecialised, false), (.vocationalHigh, false), (.technical, false),
        (.highSchool, false),
    ])
    func `a CHSI report is required from college on`(level: EducationLevel, needed: Bool) throws {
        let graduated = try #require(CivilDate(year: 2018, month: 7, day: 1))
        let record = EducationRecord(
            level: level, degree: .none, major: "a", school: "b", certificateNumber: "c",
            graduated: graduated, isFullTime: true, chsiCode: "", chsiExpires: nil)
        let profile = Profile(
            revision: .none, identity: nil, education: [record], work: [], certificates: [])
        let always: Set<MaterialKind> = [.idFront, .idBack, .education]
        #expect(
            RequiredMaterials.kinds(for: profile)
                == (needed ? always.union([.chsiReport]) : always))
    }

    @Test func `only the sides of the ID card must be pictures`() {
        let pictures = MaterialKind.allCases.filter { !$0.acceptedFormats.contains(.pdf) }
        #expect(pictures == [.idFront, .idBack])
        #expect(MaterialKind.allCases.allSatisfy { $0.acceptedFormats.contains(.jpeg) })
    }

    @Test func `a file has 1 to 2,097,152 bytes`() throws {
        try MaterialLimits.requireSize(1)
        try MaterialLimits.requireSize(2_097_152)
        #expect(throws: Refusal(.fileEmpty)) { try MaterialLimits.requireSize(0) }
        #expect(
            throws: Refusal(
                .fileTooLarge, ["size": .number(2_097_153), "limit": .number(2_097_152)])
        ) { try MaterialLimits.requireSize(2_097_153) }
        #expect(throws: Refusal.self) { try MaterialLimits.requireSize(.max) }
    }

    @Test func `an account has at most eight uploads open`() throws {
        try MaterialLimits.requireRoom(openUploads: 7)
        #expect(throws: Refusal(.tooManyUploads, ["limit": .number(8)])) {
            try MaterialLimits.requireRoom(openUploads: 8)
        }
    }
}
