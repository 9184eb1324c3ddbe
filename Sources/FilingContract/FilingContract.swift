// SPDX-License-Identifier: Apache-2.0

// FilingContract: Swift messages <-> C messages.
//
//   bytes --WireCheck--> checked bytes --libprotobuf-c, in an Arena--> C struct --Reading--> value
//   value --Writing, in an Arena--> C struct --libprotobuf-c--> the outgoing ByteBuffer
//
// The value types, the methods and the two steps next to the C structs are generated from proto/ by
// scripts/generate into Generated/. Everything else is the runtime under them:
//
// - `WireCheck` walks the bytes against the C descriptors and refuses what libprotobuf-c would take
//   silently: text that is not UTF-8 or holds a NUL, numbers out of range, unknown enum values. It
//   allocates nothing.
// - `Arena` is the allocator that libprotobuf-c is given. It gives out a bounded number of bytes and
//   takes none back, which bounds the time of a decode as well as its memory.
// - `Reading` and `Writing` convert single fields. No C pointer leaves this room.
//
// Words: *descriptor*, the table protoc-c makes of a message; *value*, the generated Swift struct.
// Must never: repair bad text, keep a C pointer beyond the call that made it, import Foundation.
