// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingPlan
import Foundation

/// Says what is wrong with a plan file, line by line, or what is in it.
struct CheckPlan: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-plan",
        abstract: "Checks an exam plan file (检查考试方案文件) and names every fault by its line.",
        discussion: "Exit codes: 0 the plan is sound, 1 the file cannot be read, 2 it has faults.")

    @Argument(help: "The plan file.") var file: String?

    @Flag(help: "Prints the plan that ships instead: the file to begin with.")
    var printDefault = false

    @Flag(help: "One JSON object.") var json = false

    func validate() throws {
        guard (self.file != nil) != self.printDefault else {
            throw ValidationError("Name a file, or give --print-default.")
        }
    }

    func run() throws {
        guard let file else {
            print(ExamPlan.shippedText, terminator: "")
            return
        }
        let bytes = try PlanFile.bytes(of: file)
        do throws(PlanFaults) {
            self.show(try ExamPlan(bytes: bytes))
        } catch {
            self.show(error.faults, of: file)
            throw ExitCode(2)
        }
    }

    private struct Fault: Encodable {
        let line: Int
        let place: String
        let zh: String
        let en: String
    }

    private struct Report: Encodable {
        var plan: String?
        var version: String?
        let faults: [Fault]
    }

    private func show(_ plan: ExamPlan) {
        guard !self.json else {
            return self.show(
                Report(plan: plan.exam.rawValue, version: plan.version, faults: []))
        }
        let years = plan.calendar.years.keys.sorted().map(String.init).joined(separator: ", ")
        print(
            """
            \(plan.name.zh) \(plan.name.en)
            方案 plan          \(plan.exam.rawValue), \(plan.version)
            途径 paths         \(plan.rules.rules.map(\.id.rawValue).joined(separator: " "))
            截止日期 cut-off   \(plan.cutOff.text)
            考区 regions       \(plan.regions.count)
            工作日历 calendar  \(years)
            复核 second looks  \(plan.secondLooks.percent) %
            没有错误。 No faults.
            """)
    }

    private func show(_ faults: [PlanFault], of file: String) {
        guard !self.json else {
            return self.show(
                Report(
                    faults: faults.map {
                        Fault(line: $0.line, place: $0.place, zh: $0.text.zh, en: $0.text.en)
                    }))
        }
        for fault in faults { print(PlanFile.line(fault, of: file)) }
        print("\(faults.count) 处错误，请逐行修改。 \(faults.count) faults to mend.")
    }

    private func show(_ report: Report) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            print(String(decoding: try encoder.encode(report), as: UTF8.self))
        } catch {
            preconditionFailure("a report of texts and numbers can be encoded: \(error)")
        }
    }
}
