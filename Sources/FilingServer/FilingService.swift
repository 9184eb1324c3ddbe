// SPDX-License-Identifier: Apache-2.0

import FilingContract
package import FilingDomain
package import FilingSeal
package import FilingStore
package import FilingVault
package import Logging
package import ServiceLifecycle

/// Everything behind the sockets, wired up: the dispatcher and the jobs beside it.
package struct FilingService: Sendable {
    /// Answers calls.
    package let dispatcher: Dispatcher
    /// What each method owes the audit log.
    package let auditDuties: [AuditDuty]
    /// What Health/Check tells.
    package let readiness: Readiness
    /// What is counted.
    package let metrics: MetricsPage
    /// What runs beside the calls.
    package let jobs: [any Service]
    private let board: ChangeBoard
    /// Calls of Status/Wait that wait for a change now.
    package var statusWaiters: Int { self.board.waiterCount }
    /// The outside world of a service: everything that a test replaces.
    package struct World: Sendable {
        /// What is kept.
        package var store: any Store
        /// The bytes of materials.
        package var vault: Vault
        /// Derived from the key file's root.
        package var keys: ServerKeys
        /// Opens what is sealed about people.
        package var personal: PersonalData
        /// Where "now" comes from.
        package var clock: any WallClock
        /// Where chance comes from.
        package var random: any RandomSource
        /// How text messages leave.
        package var sender: any SMSSender
        /// Who is asked about names and ID numbers.
        package var realNameCheck: any RealNameCheck
        /// Who is asked about education.
        package var educationCheck: any EducationCheck
        /// The rules of the exam, until a plan is loaded.
        package var plan: ExamPlan
        /// Who judges scans.
        package var inspector: any MaterialInspector
        /// Where the answers to images go in a demonstration; nil in service.
        package var captchaSink: (any CaptchaSink)?
        /// The audit log's signed heads, outside the database.
        package var auditHeads: HeadsFile
        /// Name and version, for HELLO and Meta/Describe.
        package var serverName: String
        /// Takes secrets on plain connections of other machines, too.
        package var acceptsPlaintext: Bool
        /// Centres' programs log in by certificate only.
        package var centresNeedCertificate: Bool
        /// Where faults are written down.
        package var logger: Logger

        package init(
            store: any Store, vault: Vault, keys: ServerKeys, personal: PersonalData,
            clock: any WallClock,
            random: any RandomSource, sender: any SMSSender,
            realNameCheck: any RealNameCheck, educationCheck: any EducationCheck,
            plan: ExamPlan, inspector: any MaterialInspector, captchaSink: (any CaptchaSink)?,
            auditHeads: HeadsFile, serverName: String, acceptsPlaintext: Bool,
            centresNeedCertificate: Bool = false, logger: Logger
        ) {
            self.store = store
            self.vault = vault
            self.keys = keys
            self.personal = personal
            self.clock = clock
            self.random = random
            self.sender = sender
            self.realNameCheck = realNameCheck
            self.educationCheck = educationCheck
            self.plan = plan
            self.inspector = inspector
            self.captchaSink = captchaSink
            self.auditHeads = auditHeads
            self.serverName = serverName
            self.acceptsPlaintext = acceptsPlaintext
            self.centresNeedCertificate = centresNeedCertificate
            self.logger = logger
        }
    }

    /// Wires a service up.
    ///
    /// - Throws: `MethodTableFault` if the procedures are not those of the contract;
    ///   `StoredPlanUnreadable` if the plan that was loaded last is none of this version's;
    ///   `StorageFault`.
    package init(_ world: World) throws {
        let sessions = SessionRegistry(store: world.store)
        let board = ChangeBoard()
        let bell = WorkBell()
        let checkBell = WorkBell()
        let plans = try PlanShelf(store: world.store, otherwise: world.plan)
        plans.tell(world.logger)
        let readiness = Readiness(store: world.store, vault: world.vault)
        world.store.observe { changes in board.changed(changes.map(\.filing)) }
        world.store.allotSeats(
            by: SeatOffice(plan: { plans.current }))
        let procedures = ProcedureList(
            world: world, sessions: sessions, board: board, bell: bell,
            checkBell: checkBell, readiness: readiness,
            passwords: NewPassword(
                random: world.random, hasher: PasswordHasher()),
            plans: plans)
        let table = try MethodTable(procedures.all)
        self.dispatcher = Dispatcher(table: table, sessions: sessions, world: world)
        self.auditDuties = table.auditDuties
        self.readiness = readiness
        self.metrics = MetricsPage(
            table: table, store: world.store, board: board, clock: world.clock, plans: plans)
        self.board = board
        self.jobs = [
            // First here, last to end: it signs what the others still write.
            try Checkpointing(world: world),
            OutboxWorker(
                store: world.store, sender: world.sender, keys: world.keys,
                personal: world.personal, clock: world.clock, bell: bell, logger: world.logger),
            PreCheckWorker(world: world, bell: checkBell),
            ReminderWorker(
                store: world.store, clock: world.clock, bell: bell, logger: world.logger),
            SessionFlush(sessions: sessions, clock: world.clock, logger: world.logger),
            Tidying(
                store: world.store, keys: world.keys, personal: world.personal,
                clock: world.clock, logger: world.logger),
            CalendarWatch(plan: { plans.current }, clock: world.clock, logger: world.logger),
        ]
    }
}
