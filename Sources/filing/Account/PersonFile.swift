// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import Foundation

/// A profile in a JSON file, in the words of proto/filing/v1/profile.proto.
struct PersonFile {
    let identity: FilingV1.Identity?
    let education: [FilingV1.EducationRecord]?
    let work: [FilingV1.WorkPeriod]?
    let certificates: [FilingV1.ProfessionalCertificate]?

    /// Reads a file.
    ///
    /// - Throws: `LocalProblem` naming the first thing that is not as it should be.
    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw LocalProblem.unreadable(path)
        }
        let root: JSONObject
        do {
            guard let members = try JSONSerialization.jsonObject(with: data) as? [String: Any]
            else {
                throw LocalProblem.malformed(path, "{")
            }
            root = JSONObject(members, at: "", in: path)
        } catch let error as NSError where error.domain == NSCocoaErrorDomain {
            throw LocalProblem.malformed(path, "JSON")
        }
        try root.allow(["identity", "education", "work", "certificates"])
        self.identity = try root.object("identity").map(Self.identity)
        self.education = try root.list("education")?.map(Self.education)
        self.work = try root.list("work")?.map(Self.work)
        self.certificates = try root.list("certificates")?.map(Self.certificate)
    }

    private static func identity(_ object: JSONObject) throws -> FilingV1.Identity {
        try object.allow(["name", "id_number"])
        return FilingV1.Identity(
            name: try object.text("name"), idNumber: try object.text("id_number"))
    }

    private static func education(_ object: JSONObject) throws -> FilingV1.EducationRecord {
        try object.allow([
            "level", "degree", "major", "school", "certificate_number", "graduated", "full_time",
            "chsi_code", "chsi_expires",
        ])
        return FilingV1.EducationRecord(
            level: try object.word("level", FilingV1.EducationLevel.allCases) ?? .unspecified,
            degree: try object.word("degree", FilingV1.Degree.allCases) ?? .none,
            major: try object.text("major"), school: try object.text("school"),
            certificateNumber: try object.text("certificate_number"),
            graduated: try object.date("graduated"), fullTime: try object.truth("full_time"),
            chsiCode: try object.text("chsi_code"), chsiExpires: try object.date("chsi_expires"))
    }

    private static func work(_ object: JSONObject) throws -> FilingV1.WorkPeriod {
        try object.allow(["employer", "post", "from", "to", "social_work"])
        return FilingV1.WorkPeriod(
            employer: try object.text("employer"), post: try object.text("post"),
            from: try object.date("from"), to: try object.date("to"),
            socialWork: try object.truth("social_work"))
    }

    private static func certificate(
        _ object: JSONObject
    ) throws -> FilingV1.ProfessionalCertificate {
        try object.allow(["level", "number", "obtained", "by_examination"])
        return FilingV1.ProfessionalCertificate(
            level: try object.word("level", FilingV1.Level.allCases) ?? .unspecified,
            number: try object.text("number"), obtained: try object.date("obtained"),
            byExamination: try object.truth("by_examination"))
    }
}

/// An object of a JSON file that knows where it stands, for messages.
struct JSONObject {
    private let members: [String: Any]
    private let place: String
    private let path: String

    init(_ members: [String: Any], at place: String, in path: String) {
        self.members = members.filter { !($0.value is NSNull) }
        self.place = place
        self.path = path
    }

    /// Refuses keys that nobody reads: a typing error would be lost silently.
    func allow(_ keys: Set<String>) throws {
        if let unknown = self.members.keys.filter({ !keys.contains($0) }).min() {
            throw self.problem(unknown)
        }
    }

    func object(_ key: String) throws -> JSONObject? {
        guard let value = self.members[key] else { return nil }
        guard let members = value as? [String: Any] else { throw self.problem(key) }
        return JSONObject(members, at: "\(self.place)\(key).", in: self.path)
    }

    func list(_ key: String) throws -> [JSONObject]? {
        guard let value = self.members[key] else { return nil }
        guard let items = value as? [[String: Any]] else { throw self.problem(key) }
        return items.enumerated().map { index, members in
            JSONObject(members, at: "\(self.place)\(key)[\(index)].", in: self.path)
        }
    }

    /// Text; empty if absent.
    func text(_ key: String) throws -> String {
        guard let value = self.members[key] else { return "" }
        guard let text = value as? String else { throw self.problem(key) }
        return text
    }

    /// A whole number of 32 bits; 0 if absent.
    func number(_ key: String) throws -> UInt32 {
        guard let value = self.members[key] else { return 0 }
        guard let number = value as? NSNumber, let whole = UInt32(exactly: number) else {
            throw self.problem(key)
        }
        return whole
    }

    /// `YYYY-MM-DD hh:mm` in UTC+8, as milliseconds since 1970; 0 if absent.
    func moment(_ key: String) throws -> Int64 {
        let text = try self.text(key)
        guard !text.isEmpty else { return 0 }
        guard let ms = ChinaTime.ms(text) else { throw self.problem(key) }
        return ms
    }

    /// True or false; false if absent.
    func truth(_ key: String) throws -> Bool {
        guard let value = self.members[key] else { return false }
        guard let truth = value as? Bool else { throw self.problem(key) }
        return truth
    }

    /// `YYYY-MM-DD`; nil if absent.
    func date(_ key: String) throws -> FilingV1.Date? {
        let text = try self.text(key)
        guard !text.isEmpty else { return nil }
        guard let date = CivilDate(text: text) else { throw self.problem(key) }
        return FilingV1.Date(
            year: UInt32(date.year), month: UInt32(date.month), day: UInt32(date.day))
    }

    /// One of an enumeration's words, such as `college`; nil if absent.
    func word<Word>(_ key: String, _ words: [Word]) throws -> Word? {
        let text = try self.text(key)
        guard !text.isEmpty else { return nil }
        guard let word = words.first(where: { "\($0)" == text }) else { throw self.problem(key) }
        return word
    }

    private func problem(_ key: String) -> LocalProblem {
        .malformed(self.path, self.place + key)
    }
}
