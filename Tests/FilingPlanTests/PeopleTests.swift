// SPDX-License-Identifier: Apache-2.0

import FilingDomain
import FilingPlan
import Foundation
import Testing

/// The five invented people of the samples, each with the answer that a careful official gave.
@Suite struct PeopleTests {
    private struct Person: Decodable {
        let key: String
        let level: String
        let region: String
        let education: [Education]
        let workPeriods: [Work]
        let certificates: [Certificate]
        let expected: Expected
        let materials: [String]
    }
    private struct Education: Decodable {
        let levelCode: String
        let degree: String?
        let major: String
        let graduationDate: String
        let fullTime: Bool
    }
    private struct Work: Decodable {
        let from: String
        let to: String?
        let socialWork: Bool
    }
    private struct Certificate: Decodable {
        let kind: String
        let obtained: String
        let byExamination: Bool
    }
    private struct Expected: Decodable {
        let eligible: Bool
        let path: String?
        let alsoMet: [String]
        let yearsRequired: Int
        let fullYearsAtCutoff: Int
        let nearestPath: String?
        let countedFrom: String?
        let earliestDateMet: String?
        let earliestExamYear: Int?
    }

    private func people() throws -> [Person] {
        let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Fixtures/eligibility.json")
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode([Person].self, from: Data(contentsOf: fixtures))
    }

    private func facts(_ person: Person) throws -> EligibilityFacts {
        EligibilityFacts(
            education: try person.education.map { stated in
                let degrees = Dictionary(
                    uniqueKeysWithValues: Degree.allCases.map { ($0.name.zh, $0) })
                let code = try #require(Int32(stated.levelCode))
                return EligibilityFacts.Education(
                    code: try #require(EducationCode(rawValue: code)),
                    degree: try #require(degrees[stated.degree ?? "无"]), major: stated.major,
                    graduated: day(stated.graduationDate), isFullTime: stated.fullTime)
            },
            work: person.workPeriods.map { work($0.from, $0.to, social: $0.socialWork) },
            certificates: try person.certificates.map { held in
                certificate(
                    try #require(Level.allCases.first { $0.name.zh == held.kind }),
                    held.obtained, held.byExamination ? .examination : .any)
            })
    }

    @Test(arguments: ["P1", "P2", "P3", "P4", "P5"])
    func `each is judged as expected`(key: String) throws {
        let person = try #require(try self.people().first { $0.key == key })
        let level = try #require(Level.allCases.first { $0.name.en == person.level })
        let answer = ExamPlan.shipped.judge(
            try self.facts(person), for: level, in: try RegionCode(text: person.region))
        let expected = person.expected
        #expect((answer.verdict == .met) == expected.eligible)
        #expect(answer.best?.rawValue == expected.path ?? expected.nearestPath)
        let alsoMet = answer.paths.filter { $0.verdict == .met && $0.rule != answer.best }
        #expect(alsoMet.map(\.rule.rawValue) == expected.alsoMet)
        let inputs = try #require(answer.bestPath).inputs
        #expect(inputs.yearsNeeded == expected.yearsRequired)
        #expect(inputs.fullYears == expected.fullYearsAtCutoff)
        if let from = expected.countedFrom { #expect(inputs.countedFrom == day(from)) }
        if let earliest = expected.earliestDateMet { #expect(answer.earliest == day(earliest)) }
        if let year = expected.earliestExamYear { #expect(answer.earliestExamYear == year) }
    }

    @Test func `what proves the path is what each has scanned`() throws {
        for person in try self.people() {
            let level = try #require(Level.allCases.first { $0.name.en == person.level })
            let answer = ExamPlan.shipped.judge(try self.facts(person), for: level, in: nil)
            let tokens = try #require(answer.bestPath).materials.map {
                $0.token.replacing("-", with: "_")
            }
            // P2 brings a certificate that the path does not ask for.
            #expect(
                Set(tokens)
                    == Set(person.materials).subtracting(person.key == "P2" ? ["certificate"] : []))
        }
    }
}
