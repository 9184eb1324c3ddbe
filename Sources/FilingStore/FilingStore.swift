// SPDX-License-Identifier: Apache-2.0

// FilingStore: what is kept, and every SQL statement.
//
// Storage protocols, statements, migrations and row decoding, portable between SQLite and
// PostgreSQL. No driver type is known here.
