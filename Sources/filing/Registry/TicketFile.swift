// SPDX-License-Identifier: Apache-2.0

import FilingContract
import Foundation

/// Tickets in a JSON file, in the words of proto/filing/v1/ticket.proto.
struct TicketFile {
    let tickets: [FilingV1.AdmissionTicket]

    /// Reads a file.
    ///
    /// - Throws: `LocalProblem` naming the first thing that is not as it should be.
    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LocalProblem.unreadable(path)
        }
        let root: Any
        do {
            root = try JSONSerialization.jsonObject(with: data)
        } catch {
            throw LocalProblem.malformed(path, "JSON")
        }
        guard let members = root as? [String: Any] else { throw LocalProblem.malformed(path, "{") }
        let object = JSONObject(members, at: "", in: path)
        try object.allow(["tickets"])
        self.tickets = try object.list("tickets")?.map(Self.ticket) ?? []
    }

    private static func ticket(_ object: JSONObject) throws -> FilingV1.AdmissionTicket {
        try object.allow([
            "filing_number", "exam", "revision", "level", "region", "name", "id_number",
            "admission_number", "site", "address", "room", "seat", "papers",
        ])
        return FilingV1.AdmissionTicket(
            filingNumber: try object.text("filing_number"), exam: try object.text("exam"),
            revision: try object.number("revision"),
            level: try object.word("level", FilingV1.Level.allCases) ?? .unspecified,
            region: try object.text("region"), name: try object.text("name"),
            idNumber: try object.text("id_number"),
            admissionNumber: try object.text("admission_number"), site: try object.text("site"),
            address: try object.text("address"), room: try object.text("room"),
            seat: try object.text("seat"),
            papers: try object.list("papers")?.map { paper in
                try paper.allow(["subject", "starts", "ends"])
                return FilingV1.TicketPaper(
                    subject: try paper.text("subject"), startsAtMs: try paper.moment("starts"),
                    endsAtMs: try paper.moment("ends"))
            } ?? [])
    }
}
