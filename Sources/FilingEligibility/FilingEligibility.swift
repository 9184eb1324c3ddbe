// SPDX-License-Identifier: Apache-2.0

// FilingEligibility: the one answer to `filing.v1.Eligibility/Check`.
//
//   CheckEligibilityRequest -> EligibilityFacts -> ExamPlan.judge -> CheckEligibilityReply
//
// The server runs it for a call and the client library without one, so that both give the same bytes
// for the same plan. Pure: no I/O, no clock. Holds no rule of its own; those are data of the plan.
