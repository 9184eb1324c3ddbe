// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingClient
import FilingContract
import FilingDomain
import Foundation

/// Everything that is kept about oneself, as one archive.
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "导出本人数据 / everything kept about oneself, as one tar archive.",
        discussion: """
            data.json holds the facts, materials/ every version of every scan, each compared with its \
            SHA-256, receipts/ the receipts of what was handed in. The archive gets its name when it is complete; a command that was broken off is \
            repeated as it is.
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "归档文件 / the archive, made with mode 0600.", completion: .file())
    var out: String

    func run() async throws {
        try await Run.command(self.options) { run in
            let seconds = Int64(Date().timeIntervalSince1970)
            let archive = try TarFile(path: self.out, seconds: seconds)
            var collected = ExportedData(client: run.client, options: run.options.callOptions())
            try await collected.gather()
            // The scans one at a time: no more than one is ever in memory.
            for scan in collected.scans {
                let bytes = try await run.client.material.download(
                    scan.filing, materialID: scan.id, sha256: scan.sha256,
                    options: run.options.callOptions())
                try archive.add(collected.name(of: scan, bytes), bytes)
            }
            for receipt in collected.receipts {
                try archive.add(receipt.file, receipt.bytes)
            }
            try archive.add("data.json", Array(collected.json.utf8))
            try archive.finish()
            let count = collected.scans.count
            run.output.show(["file": .text(self.out), "scans": .number("\(count)")]) {
                ["\(self.out): data.json, \(count) \(run.output.say(Labels.scans))"]
            }
        }
    }
}

/// What is kept about a person, gathered call by call.
struct ExportedData {
    let client: FilingClient
    let options: CallOptions
    private(set) var scans: [Scan] = []
    private(set) var receipts: [ExportedReceipt] = []
    private var parts: [String: MessageJSON.Value] = [:]
    private var filings: [FilingV1.GetFilingReply] = []
    private var tickets: [FilingV1.GetTicketReply] = []
    /// By the scans' ids.
    private var names: [UInt64: String] = [:]

    /// One version of one scan.
    struct Scan {
        let filing: String
        let facts: FilingV1.MaterialVersion

        var id: UInt64 { self.facts.materialID }
        var sha256: [UInt8] { self.facts.sha256 }
    }

    init(client: FilingClient, options: CallOptions) {
        self.client = client
        self.options = options
    }

    /// All of it as one line of JSON, keys as in the contract.
    var json: String {
        var parts = self.parts
        parts["filings"] = .list(self.filings.map { .message($0) })
        parts["tickets"] = .list(self.tickets.map { .message($0) })
        parts["materials"] = .list(
            self.scans.map { scan in
                .object([
                    "filingNumber": .text(scan.filing), "facts": .message(scan.facts),
                    "file": .text(self.names[scan.id] ?? ""),
                ])
            })
        parts["receipts"] = .list(
            self.receipts.map { .object(["file": .text($0.file), "opening": .text($0.opening)]) })
        return MessageJSON.text(of: parts)
    }

    /// The name of a scan in the archive, which a desktop knows how to open.
    mutating func name(of scan: Scan, _ bytes: [UInt8]) -> String {
        let kind = MaterialKind(rawValue: scan.facts.kind.rawValue)?.token ?? "other"
        let suffix = bytes.starts(with: "%PDF".utf8) ? "pdf" : "jpg"
        let name = "materials/\(scan.filing)/\(scan.id)-\(kind).\(suffix)"
        self.names[scan.id] = name
        return name
    }

    /// Asks for everything but the bytes of the scans.
    mutating func gather() async throws {
        let rights = self.client.rights
        self.parts["account"] = .message(
            try await rights.describeAccount(options: self.options))
        self.parts["profile"] = .message(
            try await self.client.profile.get(options: self.options))
        self.parts["consents"] = .list(
            try await rights.listConsents(options: self.options).map { .message($0) })
        self.parts["sessions"] = .list(
            try await self.client.auth.listSessions(options: self.options).map { .message($0) })
        for (name, kind) in [
            ("events", FilingV1.RecordKind.event), ("messages", .message),
            ("phoneChanges", .phoneChange), ("disputes", .dispute),
        ] {
            self.parts[name] = .list(try await self.records(kind))
        }
        self.parts["views"] = .list(try await self.views())
        self.parts["notices"] = .list(try await self.notices())
        self.parts["consultations"] = .list(try await self.consultations())
        for filing in try await self.client.filing.list(options: self.options).filings {
            try await self.add(filing.filingNumber)
        }
    }

    private func records(_ kind: FilingV1.RecordKind) async throws -> [MessageJSON.Value] {
        var records: [MessageJSON.Value] = []
        var after: UInt64 = 0
        repeat {
            let page = try await self.client.rights.listRecords(
                FilingV1.ListRecordsRequest(kind: kind, after: after), options: self.options)
            records += page.records.map { .message($0) }
            // A server that does not go on would be asked for ever.
            guard page.next == 0 || page.next > after else { break }
            after = page.next
        } while after != 0
        return records
    }

    /// Who looked, newest first.
    private func views() async throws -> [MessageJSON.Value] {
        var views: [MessageJSON.Value] = []
        var before: UInt64 = 0
        repeat {
            let page = try await self.client.profile.listViews(
                FilingV1.ListViewsRequest(before: before, limit: 200), options: self.options)
            views += page.views.map { .message($0) }
            // A server that does not go on would be asked for ever.
            guard page.next > 0, before == 0 || page.next < before else { break }
            before = page.next
        } while true
        return views
    }

    /// What was told, newest first.
    private func notices() async throws -> [MessageJSON.Value] {
        var notices: [MessageJSON.Value] = []
        var before: UInt64 = 0
        repeat {
            let page = try await self.client.notice.list(
                FilingV1.ListNoticesRequest(before: before, limit: 200), options: self.options)
            notices += page.notices.map { .message($0) }
            // A server that does not go on would be asked for ever.
            guard page.next > 0, before == 0 || page.next < before else { break }
            before = page.next
        } while true
        return notices
    }

    /// Every thread with its words, newest first.
    private func consultations() async throws -> [MessageJSON.Value] {
        var threads: [MessageJSON.Value] = []
        var after: UInt64 = 0
        repeat {
            let page = try await self.client.consultation.list(
                FilingV1.ListConsultationsRequest(after: after, limit: 200), options: self.options)
            for thread in page.consultations {
                threads.append(
                    .message(
                        try await self.client.consultation.get(
                            thread.consultationID, options: self.options)))
            }
            // A server that does not go on would be asked for ever.
            guard page.next > 0, after == 0 || page.next < after else { break }
            after = page.next
        } while true
        return threads
    }

    private mutating func add(_ number: String) async throws {
        self.filings.append(
            try await self.client.filing.get(
                FilingV1.GetFilingRequest(filingNumber: number), options: self.options))
        try await self.addTicket(of: number)
        let versions = try await self.client.material.list(number, options: self.options)
        self.scans += versions.materials.map { Scan(filing: number, facts: $0) }
        if let receipt = try await ExportedReceipt.ask(of: number, self.client, self.options) {
            self.receipts.append(receipt)
        }
    }

    /// The ticket with what was reported about it, if there is one and its time has come.
    private mutating func addTicket(of number: String) async throws {
        do {
            self.tickets.append(try await self.client.ticket.get(number, options: self.options))
        } catch  where Self.noTicket.contains(error.reason) {
            return
        }
    }

    private static let noTicket: Set<String> = [
        Reason.ticketNotYet.token, Reason.ticketNotPublished.token,
    ]
}
