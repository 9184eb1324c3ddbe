// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import Testing

@Suite struct MaterialTests {
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
