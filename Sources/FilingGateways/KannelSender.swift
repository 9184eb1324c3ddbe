// SPDX-License-Identifier: Apache-2.0

package import FilingDomain
import FilingServer
import NIOHTTP1

/// Sends text messages through a Kannel gateway, by its sendsms interface.
///
/// Source: Kannel 1.4.5 User's Guide, "Using the HTTP interface to send SMS messages".
package struct KannelSender: SMSSender {
    private let settings: KannelSettings
    private let gateway: HTTPGateway

    package init(settings: KannelSettings, gateway: HTTPGateway) {
        self.settings = settings
        self.gateway = gateway
    }

    package func send(_ text: String, to phone: PhoneNumber, at now: Instant) async throws {
        var fields = [
            ("username", self.settings.user), ("password", self.settings.password),
            ("to", phone.text), ("charset", "UTF-8"), ("coding", Self.unicodeCoding),
            ("text", text),
        ]
        if !self.settings.sender.isEmpty { fields.append(("from", self.settings.sender)) }
        let query = fields.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: "&")
        let answer = try await self.gateway.send(
            .GET, "\(self.settings.url)?\(query)", headers: [])
        try Self.judge(answer)
    }

    /// UCS-2: Chinese has no place in the 7-bit alphabet of SMS.
    private static let unicodeCoding = "2"

    /// - Throws: `SMSRejected` for a message that Kannel will never take; `HTTPGateway.Fault` for
    ///   what an operator or time can mend: a wrong password, a network that is down.
    private static func judge(_ answer: HTTPGateway.Answer) throws {
        switch answer.status {
        case 200..<300:
            // `0: Accepted for delivery`, or `3: Queued for later delivery`.
            guard let first = answer.body.first,
                first == UInt8(ascii: "0") || first == UInt8(ascii: "3")
            else {
                throw HTTPGateway.Fault(description: "Kannel's answer is not understood")
            }
        case 400:
            // Kannel's word for a receiver or text it cannot send.
            throw SMSRejected(reason: "KANNEL_400")
        case let status:
            throw HTTPGateway.Fault(description: "Kannel answered \(status)")
        }
    }

    /// Every byte but the unreserved ones of RFC 3986, so that no gateway reads something else.
    static func escaped(_ text: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var escaped: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."), UInt8(ascii: "~"):
                escaped.append(byte)
            default:
                escaped += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
