// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingSeal
import FilingServer

/// Prints the key that verifies receipts.
struct ReceiptKey: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt-key",
        abstract: "Prints the public key of receipts, in hexadecimal.",
        discussion: """
            Publish it: `filing verify-receipt FILE --key HEX` needs it, and nothing else. A rotation \
            of the key file leaves it as it is.
            """)

    @OptionGroup var options: SettingsOptions

    func run() async throws {
        let settings = try self.options.settings()
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            print(Hexadecimal.text(try ReceiptSigningKey(keys: desk.keys).publicKey.bytes))
        }
    }
}
