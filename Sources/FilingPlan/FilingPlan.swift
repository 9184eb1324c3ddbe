// SPDX-License-Identifier: Apache-2.0

// FilingPlan: the text of a plan file -> an exam plan, or every fault of it.
//
// A plan file is YAML that officials read and edit: levels, subjects, rules of eligibility, cut-off,
// materials, regions with windows and seats, working days, reasons, texts. A *fault* is a line and a
// sentence in both languages. All of them are found in one go; only a plan without any is handed out.
//
//   text -> PlanDocument (YAML with lines) -> PlanReader (one section per file) -> ExamPlan
//
// No file is opened here. `sw-2026.yaml` beside this file is the plan that ships; the compiler embeds it,
// so that a program needs no file beside itself.
