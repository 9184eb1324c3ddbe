// SPDX-License-Identifier: Apache-2.0

// FilingServer: one file per RPC in a folder per service, and what all of them share.
//
// Dispatcher, access checks, idempotency, jobs, ports. Each call is: decode, check access, one
// transaction, reply.
