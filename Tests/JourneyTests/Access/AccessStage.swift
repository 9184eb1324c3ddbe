// SPDX-License-Identifier: Apache-2.0

import FilingClient
import FilingContract
import FilingDomain
import FilingTestKit
import Testing

/// A running server with people of two regions and their things, made when they are needed.
///
/// Things of others are kept until a call has used them up; the caller and what is theirs are made
/// anew for each call, but for calls that are refused whatever they name.
final class AccessStage {
    /// One who calls.
    struct Caller {
        let who: Who
        /// Nil for nobody.
        let person: TestServer.Person?
        /// Empty for nobody.
        let phone: String
        /// Only makes calls that are refused: the caller and what is theirs serve again.
        var isStanding = false

        var token: [UInt8] { self.person?.token ?? [] }
        var role: Role? {
            if case .role(let role) = self.who { role } else { nil }
        }
    }

    static let region = "11"
    static let farRegion = "44"

    let server: TestServer
    private var people = 0
    private var filings: [Whose: FiledThing] = [:]
    private var uploads: [Whose: UInt64] = [:]
    private var changes: [Whose: UInt64] = [:]
    private var keys: [Whose: String] = [:]
    private var consultations: [Whose: UInt64] = [:]
    private var standing: [Who: Caller] = [:]
    private var ownFilings: [Who: FiledThing] = [:]

    init(_ server: TestServer) { self.server = server }

    /// Somebody new of a role, of the region 11.
    func caller(_ who: Who) async throws -> Caller {
        switch who {
        case .nobody: Caller(who: who, person: nil, phone: "")
        case .role(.applicant):
            try await self.applicant()
        case .role(let role):
            Caller(
                who: who, person: try await self.staff(role, region: Self.region), phone: "")
        }
    }

    /// Somebody of a role, of the region 11, for calls that change nothing.
    func standingCaller(_ who: Who) async throws -> Caller {
        if let known = self.standing[who] { return known }
        var made = try await self.caller(who)
        made.isStanding = true
        self.standing[who] = made
        return made
    }

    /// What others have is not to be used again.
    func forgetThings() {
        self.filings = [:]
        self.uploads = [:]
        self.changes = [:]
        self.keys = [:]
        self.consultations = [:]
    }

    // MARK: People

    func nextNumber() -> Int {
        self.people += 1
        return self.people
    }

    func applicant() async throws -> Caller {
        let phone = "138\(10_000_000 + self.nextNumber())"
        return Caller(
            who: .role(.applicant), person: try await self.server.applicant(phone: phone),
            phone: phone)
    }

    func staff(_ role: Role, region: String) async throws -> TestServer.Person {
        try await self.server.staff(
            "\(role.token)-\(self.nextNumber())", role, region: region)
    }

    func with<R>(
        _ person: TestServer.Person?, _ body: (FilingClient) async throws -> R
    ) async throws -> R {
        let client = self.server.client(token: person?.token)
        do {
            let result = try await body(client)
            await client.close()
            return result
        } catch {
            await client.close()
            throw error
        }
    }

    /// An invented person whose number no other test person has.
    func identity() -> FilingV1.Identity {
        FilingV1.Identity(
            name: "林样文", idNumber: InventedNumber.idNumber(serial: self.nextNumber()))
    }

    // MARK: Things

    /// A filing somebody has handed in, or not yet.
    struct FiledThing {
        let owner: AccessStage.Caller
        let identity: FilingV1.Identity
        let number: String
        let revision: UInt64
        /// The first of its materials.
        let material: UInt64
        /// What its reviewer holds; 1 if nobody does.
        var claim: UInt64 = 1
    }

    /// A filing with every material, of a person of their own.
    func filing(
        of owner: Caller? = nil, in region: String, handedIn: Bool = true
    ) async throws -> FiledThing {
        let owner = if let owner { owner } else { try await self.applicant() }
        let identity = self.identity()
        return try await self.with(owner.person) { client in
            try await client.stateProfile(identity: identity)
            try await client.agreeToImages()
            var form = Fixtures.form
            form.region = region
            let number =
                try await client.filing.create(
                    FilingV1.CreateFilingRequest(exam: "sw-2026", form: form)
                ).filing?.filingNumber ?? ""
            try await Self.uploadUnseen(to: number, by: client)
            if handedIn { try await client.submitNow(number) }
            let got = try await client.filing.get(
                FilingV1.GetFilingRequest(filingNumber: number))
            return FiledThing(
                owner: owner, identity: identity, number: number,
                revision: got.filing?.revision ?? 0,
                material: try #require(got.materials.first).materialID)
        }
    }

    /// The filing that stands so to the caller; nil if there is to be none.
    func filing(_ whose: Whose, of caller: Caller, handedIn: Bool = true) async throws
        -> FiledThing?
    {
        switch (whose, caller.role) {
        case (.nothing, _): return nil
        case (.own, .applicant), (.own, .reviewer), (.own, .supervisor):
            if caller.isStanding, let known = self.ownFilings[caller.who] { return known }
            let made = try await self.ownFiling(of: caller, handedIn: handedIn)
            if caller.isStanding { self.ownFilings[caller.who] = made }
            return made
        case (.far, _):
            if let known = self.filings[.far] { return known }
            let colleague = try await self.staff(.reviewer, region: Self.farRegion)
            let made = try await self.claimed(
                try await self.filing(in: Self.farRegion), by: colleague)
            self.filings[.far] = made
            return made
        case (.own, _), (.region, _):
            if let known = self.filings[.region] { return known }
            let made = try await self.filing(in: Self.region)
            self.filings[.region] = made
            return made
        }
    }

    private func ownFiling(of caller: Caller, handedIn: Bool) async throws -> FiledThing {
        guard caller.role != .applicant else {
            return try await self.filing(of: caller, in: Self.region, handedIn: handedIn)
        }
        return try await self.claimed(
            try await self.filing(in: Self.region), by: caller.person)
    }

    private func claimed(
        _ filing: FiledThing, by person: TestServer.Person?
    ) async throws -> FiledThing {
        let reply = try await self.with(person) {
            try await $0.review.claim(FilingV1.ClaimRequest(filingNumber: filing.number))
        }
        return FiledThing(
            owner: filing.owner, identity: filing.identity, number: filing.number,
            revision: reply.revision, material: filing.material, claim: reply.claimID)
    }

    /// The scan that the uploads of the stage are of.
    static let scan = Result { try Fixtures.material("id_front.jpg") }

    /// An open upload of a draft, with `bytes` of the file there; its id.
    func upload(_ whose: Whose, of caller: Caller, whole: Bool) async throws -> UInt64 {
        guard whose != .nothing else { return InventedNumber.absent }
        let isOwn = whose == .own && caller.role == .applicant
        if !isOwn, let known = self.uploads[whose] { return known }
        let draft = try await self.filing(
            of: isOwn ? caller : nil, in: whose == .far ? Self.farRegion : Self.region,
            handedIn: false)
        let bytes = try Self.scan.get()
        let id = try await self.with(draft.owner.person) { client in
            let begun = try await client.upload.begin(
                InventedNumber.begin(bytes, for: draft.number))
            if whole {
                try await Self.send(bytes, to: begun, by: client)
            }
            return begun.uploadID
        }
        if !isOwn { self.uploads[whose] = id }
        return id
    }

    /// A file of each kind that neither side looks at: the client's library would decode a real one,
    /// which takes a debug build longer than all the rest.
    private static func uploadUnseen(to number: String, by client: FilingClient) async throws {
        for (kind, name) in Fixtures.materials {
            let bytes = Array(name.utf8)
            let begun = try await client.upload.begin(
                InventedNumber.begin(bytes, as: kind, for: number))
            try await Self.send(bytes, to: begun, by: client)
            _ = try await client.upload.commit(begun.uploadID)
        }
    }

    private static func send(
        _ bytes: [UInt8], to upload: FilingV1.UploadReply, by client: FilingClient
    ) async throws {
        let size = Int(upload.chunkSize)
        for start in stride(from: 0, to: bytes.count, by: size) {
            _ = try await client.upload.chunk(
                InventedNumber.chunk(
                    Array(bytes[start..<min(bytes.count, start + size)]), at: UInt64(start),
                    of: upload.uploadID))
        }
    }

    /// A change of phone that waits for a second person; its id.
    func phoneChange(_ whose: Whose, of caller: Caller) async throws -> UInt64 {
        guard whose != .nothing else { return InventedNumber.absent }
        let isOwn = whose == .own && caller.role == .support
        if !isOwn, let known = self.changes[whose] { return known }
        let subject = try await self.applicant()
        let identity = self.identity()
        try await self.with(subject.person) { try await $0.stateProfile(identity: identity) }
        let region = whose == .far ? Self.farRegion : Self.region
        let proposer =
            if isOwn, let person = caller.person { person } else {
                try await self.staff(.support, region: region)
            }
        let phone = "139\(10_000_000 + self.nextNumber())"
        let id = try await self.with(proposer) {
            try await $0.support.proposePhoneChange(
                FilingV1.ProposePhoneChangeRequest(
                    identity: identity, phone: phone, evidence: "本人持身份证原件到场")
            ).changeID
        }
        if !isOwn { self.changes[whose] = id }
        return id
    }

    /// An open dispute over an ID number; its id.
    func dispute(_ whose: Whose) async throws -> UInt64 {
        guard whose != .nothing else { return InventedNumber.absent }
        let holder = try await self.applicant()
        let claimant = try await self.applicant()
        let identity = self.identity()
        try await self.with(holder.person) { try await $0.stateProfile(identity: identity) }
        return try await self.with(claimant.person) {
            try await $0.profile.openDispute(
                FilingV1.OpenDisputeRequest(identity: identity, evidence: "可持身份证核验")
            ).disputeID
        }
    }

    /// An open consultation; its id.
    ///
    /// One of a member of staff is one of their region.
    func consultation(_ whose: Whose, of caller: Caller) async throws -> UInt64 {
        guard whose != .nothing else { return InventedNumber.absent }
        let isOwn = whose == .own && caller.role == .applicant
        let kept: Whose = whose == .far ? .far : .region
        if !isOwn, let known = self.consultations[kept] { return known }
        let asker = isOwn ? caller : try await self.applicant()
        let id = try await self.with(asker.person) {
            try await $0.consultation.open(
                FilingV1.OpenConsultationRequest(
                    region: whose == .far ? Self.farRegion : Self.region, text: "何时出结果？")
            ).consultation?.consultationID ?? 0
        }
        if !isOwn { self.consultations[kept] = id }
        return id
    }

    /// A proposed key of a centre; its id.
    func centreKey(_ whose: Whose, of caller: Caller) async throws -> String {
        guard whose != .nothing else { return "0123456789abcdef" }
        let isOwn = whose == .own && caller.role == .supervisor
        if !isOwn, let known = self.keys[whose] { return known }
        let region = whose == .far ? Self.farRegion : Self.region
        let proposer =
            if isOwn, let person = caller.person { person } else {
                try await self.staff(.supervisor, region: region)
            }
        let publicKey = try InventedNumber.publicKey(serial: self.nextNumber())
        let id = try await self.with(proposer) {
            try await $0.centre.proposeKey(
                FilingV1.ProposeKeyRequest(publicKey: publicKey, label: "考区程序")
            ).keyID
        }
        if !isOwn { self.keys[whose] = id }
        return id
    }

    /// Another session of the caller, or somebody else's; its id.
    func session(_ whose: Whose, of caller: Caller) async throws -> UInt64 {
        guard whose != .nothing else { return InventedNumber.absent }
        if whose == .own, let person = caller.person {
            _ = try await self.server.session(of: person.account)
            return try await self.newestSession(of: person)
        }
        return try await self.newestSession(
            of: try await self.staff(
                .reviewer, region: whose == .far ? Self.farRegion : Self.region))
    }

    private func newestSession(of person: TestServer.Person) async throws -> UInt64 {
        try await self.with(person) {
            try #require(try await $0.auth.listSessions().first).id
        }
    }
}
