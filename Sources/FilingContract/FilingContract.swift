// SPDX-License-Identifier: Apache-2.0

// FilingContract: Swift messages <-> C messages.
//
// Generated value types with checked decoding through an arena (libprotobuf-c on hostile bytes) and
// packing straight into an outgoing ByteBuffer. No C pointer leaves this room.
