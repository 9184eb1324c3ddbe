// SPDX-License-Identifier: Apache-2.0

/// What an operator can choose about a server.
///
/// Each one is defined once, in `SettingDefinition.all`, for file, environment and flags.
package struct Settings: Sendable, Hashable {
    /// Address to listen on.
    package var listenHost = "127.0.0.1"
    /// TCP port; 0 lets the system choose.
    package var listenPort = 7_400
    /// Folder of database, materials, keys and outbox.
    package var dataDirectory = "filing-data"
    /// Event loops, each a thread; 0 = one for each core.
    package var loops = 0
    /// Takes passwords and tokens on plain connections of other machines.
    package var isInsecure = false
    /// Least serious level that is logged.
    package var logLevel = "info"
    /// Connections at once.
    package var connections = 10_000
    /// Connections at once from one address.
    package var connectionsPerAddress = 256
    /// Idle time without a call after which a connection is closed, after login.
    package var idleSeconds = 300
    /// Writes that may wait for the store.
    package var writeQueue = 4_096
    /// Time that open calls get when the server stops.
    package var drainGraceSeconds = 30

    package init() {}
}
