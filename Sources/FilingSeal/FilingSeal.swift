// SPDX-License-Identifier: Apache-2.0

// FilingSeal: digests, SCRAM, tokens, blind indexes, the filing-number permutation.
//
// Pure cryptography over bytes: keys and randomness are arguments. Imports Crypto only. Never logs.
