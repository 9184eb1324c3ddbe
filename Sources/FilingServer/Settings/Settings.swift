// SPDX-License-Identifier: Apache-2.0

/// What an operator can choose about a server.
///
/// Each one is defined once, in `SettingDefinition.all`, for file, environment and flags.
package struct Settings: Sendable, Hashable {
    /// Address to listen on.
    package var listenHost = "127.0.0.1"
    /// TCP port; 0 lets the system choose.
    package var listenPort = 7_400
    /// Address to listen on for TLS; empty = `listenHost`.
    package var tlsHost = ""
    /// TCP port for TLS; 0 lets the system choose.
    package var tlsPort = 7_401
    /// PEM file of the server's certificate and what leads to its authority; empty = no TLS.
    package var tlsCertificateFile = ""
    /// PEM file of its private key.
    package var tlsKeyFile = ""
    /// PEM file of the authorities that vouch for centres' programs; empty = none is asked for one.
    package var tlsClientAuthorityFile = ""
    /// Folder of database, materials, keys and outbox.
    package var dataDirectory = "filing-data"
    /// The exam plan; empty for the one that ships.
    package var planFile = ""
    /// TCP port on loopback for metrics over HTTP; 0 = none.
    package var metricsPort = 0
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
    /// Processes that inspect scans.
    package var inspectWorkers = 1
    /// Time that open calls get when the server stops.
    package var drainGraceSeconds = 30

    /// How text messages leave: `sink` or `kannel`.
    package var smsProvider = "sink"
    /// Kannel's sendsms address, such as http://127.0.0.1:13013/cgi-bin/sendsms.
    package var kannelURL = ""
    /// Kannel's user name.
    package var kannelUser = ""
    /// File with Kannel's password.
    package var kannelPasswordFile = ""
    /// The number or name that messages come from; empty leaves it to Kannel.
    package var kannelSender = ""
    /// Where names and ID numbers are checked; empty = the built-in check.
    package var identityCheckURL = ""
    /// Where education is checked; empty = the built-in check.
    package var educationCheckURL = ""
    /// File with the bearer token of both; empty = none.
    package var checkTokenFile = ""

    /// File of the audit log's signed heads; empty = audit/heads.jsonl in the data directory.
    package var auditHeadsFile = ""
    /// Days that the audit log is kept; at least six months.
    package var auditKeptDays = 1_095

    package init() {}
}
