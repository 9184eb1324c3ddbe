// SPDX-License-Identifier: Apache-2.0

// FilingClient: the public library.
//
// Connect, retry, resume uploads, typed calls, message catalogue in Chinese and English.
