// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Foundation
import Testing

/// Eligibility asked for without an account, of a server and without one.
struct EligibilityJourneyTests {
    @Test func `the answer online and offline is the same, byte for byte`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            var random = SeededRandom(seed: 5)
            var verdicts: Set<FilingV1.EligibilityVerdict> = []
            for number in 0..<300 {
                let request = Self.request(&random)
                let online = try await client.eligibility.check(request)
                let offline = try client.eligibility.checkOffline(request)
                #expect(try online.encoded == offline.encoded, "request \(number)")
                verdicts.insert(online.answer?.verdict ?? .unspecified)
                if number % 50 == 49 { server.clock.advance(by: .minutes(5)) }
            }
            #expect(verdicts == [.met, .human, .notMet])
            await client.close()
        }
    }

    @Test func `an answer explains itself`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            // 大专, another major, work since 2024-07-08: four years on 2028-07-08.
            let request = FilingV1.CheckEligibilityRequest(
                exam: "sw-2026", level: .junior, region: "44",
                education: [
                    FilingV1.StatedEducation(
                        levelCode: 31, major: "物流管理", graduated: Self.date(2024, 6, 30),
                        fullTime: true)
                ],
                work: [FilingV1.StatedWork(from: Self.date(2024, 7, 8), socialWork: true)])
            let answer = try #require(try await client.eligibility.check(request).answer)
            #expect(answer.verdict == .notMet)
            #expect(answer.bestPath == "A4")
            #expect(answer.planVersion == "2026-1")
            #expect(answer.cutOff == Self.date(2026, 12, 31))
            #expect(answer.earliest == Self.date(2028, 7, 8))
            #expect(answer.earliestExamYear == 2028)
            let path = try #require(answer.paths.first { $0.path == "A4" })
            #expect(path.fullYears == 2 && path.yearsNeeded == 4 && path.education == 1)
            #expect(path.countedFrom == Self.date(2024, 6, 30))
            #expect(path.gaps.map(\.kind) == ["years"])
            #expect(path.gaps[0].textZh == "须从事社会工作满 4 年，截止日期时满 2 年，还差 555 天")
            #expect(path.materials == [.idFront, .idBack, .education, .chsiReport, .workProof])
            let social = try #require(answer.paths.first { $0.path == "A2" })
            #expect(social.gaps.map(\.kind) == ["major"])
            await client.close()
        }
    }

    @Test func `the sixty-first check in five minutes has to wait`() async throws {
        try await TestServer.run { server in
            let client = server.client()
            let request = FilingV1.CheckEligibilityRequest(exam: "sw-2026", level: .senior)
            for _ in 0..<60 { _ = try await client.eligibility.check(request) }
            let options = CallOptions(timeoutMs: 500)
            let error = await #expect(throws: FilingError.self) {
                try await client.eligibility.check(request, options: options)
            }
            #expect(error?.reason == "ELIGIBILITY_TOO_OFTEN")
            server.clock.advance(by: .minutes(5))
            _ = try await client.eligibility.check(request)
            await client.close()
        }
    }

    @Test func `whatever is refused is refused alike online and offline`() async throws {
        let education = FilingV1.StatedEducation(
            levelCode: 21, major: "x", graduated: Self.date(2020, 1, 1))
        let work = FilingV1.StatedWork(from: Self.date(2020, 1, 1), socialWork: true)
        func request(
            _ change: (inout FilingV1.CheckEligibilityRequest) -> Void
        ) -> FilingV1.CheckEligibilityRequest {
            var request = FilingV1.CheckEligibilityRequest(exam: "sw-2026", level: .junior)
            change(&request)
            return request
        }
        let cases: [(FilingV1.CheckEligibilityRequest, String, String?)] = [
            (request { $0.exam = "sw-2027" }, "EXAM_UNKNOWN", nil),
            (request { $0.level = .unspecified }, "LEVEL_REQUIRED", nil),
            (request { $0.region = "71" }, "REGION_UNKNOWN", nil),
            (
                request { $0.education = Array(repeating: education, count: 11) },
                "FIELD_INVALID", "education"
            ),
            (request { $0.work = Array(repeating: work, count: 51) }, "FIELD_INVALID", "work"),
            (
                request { $0.education = [.init(levelCode: .max, graduated: education.graduated)] },
                "FIELD_INVALID", "education[0].level_code"
            ),
            (
                request { $0.education = [education, .init(levelCode: 21)] }, "FIELD_INVALID",
                "education[1].graduated"
            ),
            (
                request {
                    $0.education = [
                        .init(
                            levelCode: 21, major: String(repeating: "社", count: 101),
                            graduated: education.graduated)
                    ]
                }, "FIELD_INVALID", "education[0].major"
            ),
            (
                request {
                    $0.work = [.init(from: Self.date(2020, 2, 1), to: Self.date(2020, 1, 1))]
                },
                "FIELD_INVALID", "work[0].to"
            ),
            (
                request { $0.work = [.init(from: Self.date(2100, 1, 1))] }, "FIELD_INVALID",
                "work[0].from"
            ),
            (
                request { $0.work = [.init(from: Self.date(2021, 2, 29))] }, "FIELD_INVALID",
                "work[0].from"
            ),
            (
                request { $0.certificates = [.init(level: .senior)] }, "FIELD_INVALID",
                "certificates[0].level"
            ),
        ]
        try await TestServer.run { server in
            let client = server.client()
            for (request, reason, field) in cases {
                let online = await #expect(throws: FilingError.self) {
                    try await client.eligibility.check(request)
                }
                let offline = #expect(throws: FilingError.self) {
                    try client.eligibility.checkOffline(request)
                }
                #expect(online?.reason == reason && offline?.reason == reason)
                #expect(online?.details["field"] == field && offline?.details["field"] == field)
                #expect(online?.message == offline?.message)
            }
            await client.close()
        }
    }

    @Test func `the command line says the same with and without a server`() async throws {
        try await TestServer.run { server in
            let person = Fixtures.repository.appendingPathComponent("Tests/Fixtures/person.json")
            for style in [["--json"], ["--lang", "zh"], ["--lang", "en"]] {
                let arguments =
                    ["eligibility", "--file", person.path, "--level", "junior", "--region", "11"]
                    + style
                let online = try Self.run(
                    arguments + ["--server", "127.0.0.1:\(server.port)"])
                let offline = try Self.run(arguments + ["--offline"])
                #expect(online.status == 0 && offline.status == 0)
                #expect(online.output == offline.output)
                #expect(online.output.contains("A4"))
            }
        }
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        let output = Pipe()
        process.executableURL = ServerProcess.programs.appendingPathComponent("filing")
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        let said = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    private static func date(_ year: UInt32, _ month: UInt32, _ day: UInt32) -> FilingV1.Date {
        FilingV1.Date(year: year, month: month, day: day)
    }

    private static func request(_ random: inout SeededRandom) -> FilingV1.CheckEligibilityRequest {
        let codes: [UInt32] = [11, 14, 17, 21, 22, 28, 31, 41, 61]
        let majors = ["社会工作", "社会工作与管理", "社区矫正", "社会学", "会计"]
        func day(_ random: inout SeededRandom) -> FilingV1.Date {
            self.date(
                UInt32.random(in: 2000...2027, using: &random),
                UInt32.random(in: 1...12, using: &random),
                UInt32.random(in: 1...28, using: &random))
        }
        return FilingV1.CheckEligibilityRequest(
            exam: "sw-2026",
            level: [.junior, .intermediate, .senior].randomElement(using: &random) ?? .junior,
            region: Bool.random(using: &random) ? "11" : "",
            education: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                FilingV1.StatedEducation(
                    levelCode: codes.randomElement(using: &random) ?? 21,
                    degree: FilingV1.Degree.allCases.randomElement(using: &random) ?? .none,
                    major: majors.randomElement(using: &random) ?? "",
                    graduated: day(&random), fullTime: Bool.random(using: &random))
            },
            work: (0..<Int.random(in: 0...4, using: &random)).map { _ in
                FilingV1.StatedWork(
                    from: day(&random), socialWork: Int.random(in: 0..<4, using: &random) > 0)
            },
            certificates: (0..<Int.random(in: 0...2, using: &random)).map { _ in
                FilingV1.StatedCertificate(
                    level: Bool.random(using: &random) ? .junior : .intermediate,
                    obtained: day(&random), byExamination: Bool.random(using: &random))
            })
    }
}
