// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingServer
import FilingStore
import Foundation

/// Recounts the seats.
struct VerifySeats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-seats",
        abstract: "Recounts the seats from filings and seat rows; also beside a server.",
        discussion: """
            Exit codes: 0 nothing disagrees, 1 it could not be verified, 2 the command is wrong, \
            3 something disagrees, and is named. More seats held than the plan has is told and no \
            disagreement: a cut of the plan takes no seat from anybody.
            """)

    @OptionGroup var options: SettingsOptions

    @Flag(help: "One JSON object.") var json = false

    private struct Level: Encodable {
        let exam: String
        let region: String
        let level: String
        let capacity: Int
        let held: Int
        let waiting: Int
        let heldRecounted: Int
        let waitingRecounted: Int
    }

    private struct Report: Encodable {
        let right: Bool
        let levels: [Level]
        let uncounted: [String]
        let filingsWithoutSeat: [String]
        let seatsAstray: [String]
    }

    func run() async throws {
        let settings = try self.options.settings()
        let plan = try PlanFile.plan(settings)
        let report = try await Admin.run(
            in: DataDirectory(path: settings.dataDirectory)
        ) { desk in
            try await desk.store.read { try $0.seatReport() }
        }
        print(self.json ? try Self.object(report, plan) : Self.sentences(report, plan))
        guard report.isRight else { throw ExitCode(3) }
    }

    private static func object(_ report: SeatReport, _ plan: ExamPlan) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        let object = Report(
            right: report.isRight,
            levels: report.pools.map {
                Level(
                    exam: $0.pool.exam.rawValue, region: $0.pool.region.text,
                    level: "\($0.pool.level)", capacity: plan.seats(of: $0.pool),
                    held: $0.counted.held, waiting: $0.counted.waiting,
                    heldRecounted: $0.recounted.held, waitingRecounted: $0.recounted.waiting)
            },
            uncounted: report.uncounted.map(\.words),
            filingsWithoutSeat: report.unseated.map(\.text),
            seatsAstray: report.astray.map(\.text))
        return String(decoding: try encoder.encode(object), as: UTF8.self)
    }

    private static func sentences(_ report: SeatReport, _ plan: ExamPlan) -> String {
        var lines: [String] = []
        for pool in report.pools {
            let capacity = plan.seats(of: pool.pool)
            if !pool.isRight {
                lines.append(
                    "\(pool.pool.words): the counter says \(pool.counted.held) held and "
                        + "\(pool.counted.waiting) waiting, the rows \(pool.recounted.held) and "
                        + "\(pool.recounted.waiting)")
            }
            if pool.recounted.held > capacity {
                lines.append(
                    "\(pool.pool.words): \(pool.recounted.held) held of \(capacity), as after a cut"
                )
            }
        }
        lines += report.uncounted.map { "\($0.words): there are seats and no counter" }
        lines += report.unseated.map { "\($0.text): handed in, and has no seat" }
        lines += report.astray.map { "\($0.text): its seat is not the one of its state" }
        let held = report.pools.reduce(0) { $0 + $1.recounted.held }
        lines.append(
            "\(report.pools.count) levels, \(held) seats held: "
                + (report.isRight ? "nothing disagrees" : "DISAGREEMENT"))
        return lines.joined(separator: "\n")
    }
}

extension SeatPool {
    /// For the operator.
    fileprivate var words: String {
        "\(self.exam.rawValue), region \(self.region.text), \(self.level)"
    }
}
