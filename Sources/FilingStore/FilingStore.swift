// SPDX-License-Identifier: Apache-2.0

// FilingStore: what is kept, and every SQL statement.
//
// Storage protocols, statements, migrations and row decoding, portable between SQLite and
// PostgreSQL. No driver type is known here.
//
//   Store.write { transaction in ... }   -- one durable transaction, group commit
//   Store.point { snapshot in ... }      -- short indexed reads, on the calling thread
//   Store.read  { snapshot in ... }      -- lists, on reader threads
//        |
//   Snapshot, Transaction   typed verbs, one file an aggregate (Verbs/)
//        |
//   Statement               SQL text, once (SQL/)
//        |
//   SQLConnection           implemented by a driver: FilingStoreSQLite
//
// Words: a *fault* is the store's trouble (StorageFault), a *refusal* the caller's (Refusal, of
// FilingDomain). A *serial* is a counter row that hands out row numbers and never the same twice.
// A *scope* is whose idempotency key it is: an account, or 0 before login.
// It must not import a driver, Foundation or protobuf.
