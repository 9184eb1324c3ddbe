// SPDX-License-Identifier: Apache-2.0

// FilingTransport: sockets.
//
// SwiftNIO bootstrap, connection handlers, timers and drain, for servers and clients. It knows calls,
// never filings: a server hands each call to `CallDispatcher.dispatch(_:) async -> CallReply`, which
// cannot throw.
