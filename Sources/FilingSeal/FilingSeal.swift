// SPDX-License-Identifier: Apache-2.0

// FilingSeal: digests, SCRAM, tokens, SMS codes, blind indexes, the filing-number permutation.
//
// Pure cryptography over bytes: keys, nonces and randomness are arguments. Imports Crypto and, in
// one file (PasswordText), Foundation for Unicode's NFKC. Never logs; types that hold a secret
// print a placeholder instead of themselves (Unprinted).
//
//   key file --KeyFile--+-- root --HKDF--> ServerKeys --+--> SmsCode, BlindIndex, RequestHash
//                       |                              +--> FilingNumberPermutation
//                       |                              +--> ScramCredential.decoy
//                       +-- keys --HKDF--> KeyRing --wraps--> DataKey, one an account
//                                                               +--> SealedCell: a column's bytes
//                                                               +--> FileKey: pieces of a file
//
//   ScramClient                          server
//     clientFirst      --------------->  ScramClientFirst -> name -> ScramCredential or decoy
//     clientFinal(for:) <-------------   ScramServerExchange.serverFirst
//                      --------------->  ScramServerExchange.finish
//     verify           <---------------  server-final
