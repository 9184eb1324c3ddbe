// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import FilingDomain
import FilingSeal
import FilingServer
import FilingStore

/// The keys by which programs of the registration system log in.
struct RegistryKeyGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry-key",
        abstract: "The keys of the registration system's programs: add, list, revoke.",
        subcommands: [RegistryKeyAdd.self, RegistryKeyList.self, RegistryKeyRevoke.self],
        defaultSubcommand: RegistryKeyList.self)
}

/// Enrols a key.
struct RegistryKeyAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Enrols a key; two can be live at once.",
        discussion: "Its owner makes it with `filing centre make-key` and logs in with it.")

    @OptionGroup var options: SettingsOptions
    @Option(help: "64 hexadecimal digits, as `filing centre make-key` prints them.")
    var publicKey: String
    @Option(help: "Which program it is for.") var label: String

    func run() async throws {
        let settings = try self.options.settings()
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            guard let bytes = Hexadecimal.bytes(self.publicKey.utf8),
                let publicKey = CentrePublicKey(bytes: bytes)
            else {
                throw Refusal(.keyInvalid)
            }
            let label = self.label
            let keys = RegistryKeyDesk(keys: desk.keys, personal: desk.personal)
            let now = SystemClock().now()
            let key = try await desk.store.write {
                try keys.add(publicKey, label: label, in: $0, at: now)
            }
            print("\(key.id)  \(key.label)")
        }
    }
}

/// Lists the keys.
struct RegistryKeyList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the keys, newest first.")

    @OptionGroup var options: SettingsOptions

    /// More than anybody enrols.
    private static let limit = 100

    func run() async throws {
        let settings = try self.options.settings()
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            let keys = try desk.store.point {
                try $0.centreKeys(of: .national, limit: Self.limit)
            }
            for key in keys {
                print("\(key.id)  \(key.state)  \(key.proposedAt.textInChina)  \(key.label)")
            }
        }
    }
}

/// Ends a key.
struct RegistryKeyRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke", abstract: "Ends a key and the sessions opened with it.")

    @OptionGroup var options: SettingsOptions
    @Argument(help: "Its id in `registry-key list`.") var id: String

    func run() async throws {
        let settings = try self.options.settings()
        try await Admin.run(in: DataDirectory(path: settings.dataDirectory)) { desk in
            let keys = RegistryKeyDesk(keys: desk.keys, personal: desk.personal)
            let id = self.id
            let now = SystemClock().now()
            try await desk.store.write { try keys.revoke(id, in: $0, at: now) }
            print("\(id): revoked")
        }
    }
}
