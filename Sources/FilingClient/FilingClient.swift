// SPDX-License-Identifier: Apache-2.0

// FilingClient: the public library.
//
// ```
//   client.filing.submit(...)      Services/   one verb per RPC, typed
//            │
//         Caller                   Calling/    deadline, key, tries, back-off, retry budget
//            │
//          Link                    Calling/    at most one connection, its session, reconnecting
//            │
//     ClientConnection             FilingTransport
// ```
//
// Words: a *call* is what the caller asked for once; a *try* is one REQUEST for it. All tries of a
// call carry the same idempotency key, so that the effect of a write happens once however often the
// line breaks. What is tried again is decided in `RepeatRule.swift` and nowhere else.
//
// It must not import the server's rooms, a store, or Foundation.

import FilingTransport
package import NIOCore
import NIOPosix

/// A client of one filing server.
///
/// Connects when the first call is made, reconnects when the line breaks, and carries any number of
/// calls at once over one connection. Share one value; every method may be called from any task.
/// Cancelling a task cancels its call.
public final class FilingClient: Sendable {
    let caller: Caller

    /// A client of the server at an address; nothing is sent yet.
    ///
    /// - Parameters:
    ///   - host: a name or an address.
    ///   - port: 1 to 65,535.
    ///   - token: a session to begin with, from an earlier `auth.login`. It is resumed on each new
    ///     connection.
    public convenience init(
        host: String, port: Int, token: [UInt8]? = nil, settings: Settings = Settings()
    ) {
        self.init(
            host: host, port: port, token: token, settings: settings,
            group: MultiThreadedEventLoopGroup.singleton, surroundings: .system)
    }

    /// A client whose loops, clock and randomness are given, for tests and load generators.
    package init(
        host: String, port: Int, token: [UInt8]? = nil, settings: Settings = Settings(),
        group: any EventLoopGroup, surroundings: ClientSurroundings
    ) {
        self.caller = Caller(
            link: Link(
                host: host, port: port, token: token, settings: settings, group: group,
                surroundings: surroundings),
            settings: settings, surroundings: surroundings)
    }

    /// What is known of the line to the server; connects if need be.
    public func line(options: CallOptions = CallOptions()) async throws(FilingError) -> Line {
        let connection = try await self.caller.link.connection(
            by: self.caller.deadline(options), self.caller.language(options))
        return Line(
            tlsVersion: connection.line?.version,
            certificateEndsAtMs: connection.line?.certificate.notAfterMs)
    }

    /// Registration, login, sessions.
    public var auth: AuthCalls { AuthCalls(caller: self.caller) }
    /// What an applicant states about themselves.
    public var profile: ProfileCalls { ProfileCalls(caller: self.caller) }
    /// The applicant's own filings.
    public var filing: FilingCalls { FilingCalls(caller: self.caller) }
    /// Sending scans.
    public var upload: UploadCalls { UploadCalls(caller: self.caller) }
    /// Reading scans.
    public var material: MaterialCalls { MaterialCalls(caller: self.caller) }
    /// Where a filing stands.
    public var status: StatusCalls { StatusCalls(caller: self.caller) }
    /// What the service tells the applicant.
    public var notice: NoticeCalls { NoticeCalls(caller: self.caller) }
    /// Questions to a region's centre, and its answers.
    public var consultation: ConsultationCalls { ConsultationCalls(caller: self.caller) }
    /// The regional centre's side.
    public var review: ReviewCalls { ReviewCalls(caller: self.caller) }
    /// The help desk's side.
    public var support: SupportCalls { SupportCalls(caller: self.caller) }
    /// The keys of a regional centre's programs.
    public var centre: CentreCalls { CentreCalls(caller: self.caller) }
    /// For the registration system downstream.
    public var registry: RegistryCalls { RegistryCalls(caller: self.caller) }
    /// The applicant's admission ticket.
    public var ticket: TicketCalls { TicketCalls(caller: self.caller) }
    /// The person's rights over their own data.
    public var rights: RightsCalls { RightsCalls(caller: self.caller) }
    /// When a region takes filings.
    public var window: WindowCalls { WindowCalls(caller: self.caller) }
    /// The three administrators' side.
    public var admin: AdminCalls { AdminCalls(caller: self.caller) }
    /// Whether somebody may sit an exam, and why.
    public var eligibility: EligibilityCalls { EligibilityCalls(caller: self.caller) }
    /// How many seats are left.
    public var seat: SeatCalls { SeatCalls(caller: self.caller) }
    /// Whether the server is able to work.
    public var health: HealthCalls { HealthCalls(caller: self.caller) }
    /// What the server says about itself.
    public var meta: MetaCalls { MetaCalls(caller: self.caller) }

    /// Closes the connection; calls under way fail with `.closed`, and so do all later ones.
    public func close() async {
        await self.caller.link.close()
    }
}
