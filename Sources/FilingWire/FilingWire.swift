// SPDX-License-Identifier: Apache-2.0

// FilingWire: the frame layer, version 1, as bytes in and events out.
//
// Preface, frame codec, and the two call tables (server, client) as plain state machines with their
// limits. No channels, no event loops, no reading of clocks: deadlines and times are passed in.
// The layout is in proto/README.md.
