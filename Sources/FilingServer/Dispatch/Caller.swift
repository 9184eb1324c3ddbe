// SPDX-License-Identifier: Apache-2.0

import FilingDomain

/// Who calls: nobody known, or the owner of a live session.
enum Caller: Sendable, Hashable {
    /// No login on the connection and no token on the call.
    case nobody
    /// The owner of a live session.
    case person(Person)

    /// The owner of a live session.
    struct Person: Sendable, Hashable {
        /// The session.
        let session: SessionID
        /// Whose.
        let account: AccountID
        /// What they are.
        let role: Role
        /// Of which region; nil for applicants.
        let region: RegionCode?
    }

    /// A member of a regional centre.
    struct Staff: Sendable, Hashable {
        /// Whose account.
        let account: AccountID
        /// Reviewer or supervisor.
        let role: Role
        /// Their region.
        let region: RegionCode
    }

    /// The owner of the session.
    ///
    /// - Throws: `LOGIN_REQUIRED`.
    var person: Person {
        get throws(Refusal) {
            guard case .person(let person) = self else { throw Refusal(.loginRequired) }
            return person
        }
    }

    /// The applicant's account.
    ///
    /// - Throws: `LOGIN_REQUIRED`, `ROLE_FORBIDS`.
    var applicant: AccountID {
        get throws(Refusal) {
            let person = try self.person
            guard person.role == .applicant else { throw Refusal(.roleForbids) }
            return person.account
        }
    }

    /// The member of staff.
    ///
    /// - Throws: `LOGIN_REQUIRED`, `ROLE_FORBIDS`.
    var staff: Staff {
        get throws(Refusal) {
            let person = try self.person
            guard person.role.isStaff, let region = person.region else {
                throw Refusal(.roleForbids)
            }
            return Staff(account: person.account, role: person.role, region: region)
        }
    }

    /// Refuses a caller who may not use a procedure with that access.
    ///
    /// - Throws: `LOGIN_REQUIRED`, `ROLE_FORBIDS`.
    func require(_ access: Access) throws(Refusal) {
        switch access {
        case .anybody:
            return
        case .session:
            _ = try self.person
        case .roles(let roles):
            guard roles.contains(try self.person.role) else { throw Refusal(.roleForbids) }
        }
    }
}
