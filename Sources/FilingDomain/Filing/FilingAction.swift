// SPDX-License-Identifier: Apache-2.0

/// What can happen to a filing.
///
/// Raw values are stored in the history.
package enum FilingAction: String, Sendable, CaseIterable {
    /// The applicant opens a draft.
    case create
    /// The applicant changes the form of a draft.
    case update
    /// The applicant adds a material.
    case upload
    /// The applicant hands it in, also in answer to a supplement.
    case submit
    /// The applicant takes a submitted filing back to the draft, to edit it.
    case reopen
    /// The applicant takes it back for good.
    case withdraw
    /// A reviewer takes the lease.
    case claim
    /// The reviewer gives it back undecided.
    case release
    /// The reviewer decides, and a supervisor looks before it takes effect.
    ///
    /// Its applicant is told no more than that.
    case propose = "second-look"
    /// The region passes it on to somebody else, or back to its queue.
    case reassign
    /// The reviewer decides, or a supervisor after a second look.
    case approve
    case reject
    case supplement
    /// A supplement was not answered in time.
    case lapse
    /// A supervisor takes an approval back.
    case revoke
}
