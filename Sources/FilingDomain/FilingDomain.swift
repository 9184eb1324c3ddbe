// SPDX-License-Identifier: Apache-2.0

// FilingDomain: what is allowed.
//
// Plain values and pure functions over them: (facts, request, now) -> new state, or a typed
// refusal. Imports nothing, not even Foundation. No clock, no randomness, no SQL, no protobuf.
//
//   Refusal/     every stable reason: code, retry rule, texts
//   Time/        Instant (ms since 1970, UTC), CivilDate (UTC+8)
//   Accounts/    phone, user name, password rules, roles, sessions
//   Identity/    GB 11643 numbers, names
//   Calendar/    working days, by published calendars
//   Eligibility/ paths to a level, and why one is met or not
//   Plan/        everything about one exam, as data
//   Filing/      the filing, its number, its table of transitions
//   Materials/   kinds, limits, what is required
//   Profile/     education, work, certificates
//   Deadlines/   windows, supplements, the clock of a region, extensions
//   Review/      claims and decisions
//   Notices/     what a change tells its owner, and when a deadline is reminded of
//   Consultation/ threads of questions and answers
//   Registry/    what the registration system is told and asks, and admission tickets
//   Audit/       entries of the audit log: who, what, whose, why
