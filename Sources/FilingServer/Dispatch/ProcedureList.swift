// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingSeal

/// The procedures of the service: this list is the method table.
struct ProcedureList {
    let world: FilingService.World
    let sessions: SessionRegistry
    let board: ChangeBoard
    let bell: WorkBell
    let checkBell: WorkBell
    let readiness: Readiness
    /// One for all that set passwords: it has one worker.
    let passwords: NewPassword
    /// The plan in force, which a call may replace.
    let plans: PlanShelf

    /// All of them, service by service.
    var all: [any Procedure] {
        get throws {
            let listed =
                try self.auth + self.profile + self.eligibility + self.seat + self.filing
                + self.upload
                + self.material
                + self.status
                + self.review + self.support + self.centre + self.rights + self.admin
                + self.notice + self.consultation + self.registry + self.ticket
            let infos =
                [Check.methodInfo, Describe.methodInfo] + listed.map { Self.info(of: $0) }
            let services = infos.compactMap { $0.name.split(separator: "/").first.map(String.init) }
            return listed + [
                Check(readiness: self.readiness, services: Set(services)),
                Describe(
                    server: self.world.serverName, methods: infos.sorted { $0.name < $1.name }),
            ]
        }
    }

    private static func info(of procedure: some Procedure) -> RpcV1.MethodInfo {
        type(of: procedure).methodInfo
    }

    private var auth: [any Procedure] {
        get throws {
            try self.gettingIn + self.ownAccount + [
                Resume(sessions: self.sessions),
                DescribeSession(store: self.world.store, sessions: self.sessions),
                ListSessions(store: self.world.store, sessions: self.sessions),
                RevokeSession(store: self.world.store, sessions: self.sessions),
                Logout(store: self.world.store, sessions: self.sessions),
            ]
        }
    }

    /// Half logins that wait for the desk at most: about half a second of its time.
    private static let loginsWaiting = 8_192

    /// Images, codes and logins.
    private var gettingIn: [any Procedure] {
        get throws {
            let world = self.world
            let exchanges = LoginExchanges()
            let challenges = KeyChallenges()
            let captchas = Captchas(keys: world.keys)
            let desk = Sideline(
                "logins", limit: Self.loginsWaiting,
                full: Refusal(.tooManyLogins, ["retry_after_ms": .number(1_000)]))
            return [
                GetCaptcha(
                    keys: world.keys, random: world.random, captchas: captchas,
                    painter: CaptchaPainter(), sink: world.captchaSink),
                RequestCode(
                    store: world.store, keys: world.keys, random: world.random, captchas: captchas,
                    bell: self.bell),
                try StartLogin(
                    world: world, captchas: captchas, exchanges: exchanges, desk: desk),
                FinishLogin(
                    store: world.store, keys: world.keys, random: world.random,
                    exchanges: exchanges,
                    sessions: self.sessions),
                StartKeyLogin(
                    random: world.random, challenges: challenges,
                    needsCertificate: world.centresNeedCertificate),
                FinishKeyLogin(
                    store: world.store, random: world.random, challenges: challenges,
                    sessions: self.sessions, desk: desk),
                CertificateLogin(
                    store: world.store, random: world.random, sessions: self.sessions),
            ]
        }
    }

    /// What changes an account.
    private var ownAccount: [any Procedure] {
        let store = self.world.store
        let keys = self.world.keys
        return [
            RegisterAccount(store: store, keys: keys, passwords: self.passwords),
            ResetPassword(
                store: store, keys: keys, passwords: self.passwords, sessions: self.sessions,
                bell: self.bell),
            ChangePassword(
                store: store, keys: keys, passwords: self.passwords, sessions: self.sessions,
                bell: self.bell),
            ChangePhone(store: store, keys: keys, sessions: self.sessions, bell: self.bell),
            CancelPhoneChange(store: store),
            UnlockAccount(store: store, keys: keys),
        ]
    }

    private var support: [any Procedure] {
        let store = self.world.store
        let keys = self.world.keys
        return [
            FindAccount(store: store, keys: keys),
            UnmaskAccount(store: store, keys: keys),
            ReleaseLock(store: store, keys: keys),
            ProposePhoneChange(store: store, keys: keys),
            ListPhoneChanges(store: store),
            ApprovePhoneChange(store: store, keys: keys, bell: self.bell),
            RejectPhoneChange(store: store),
            ListDisputes(store: store, keys: keys),
            ResolveDispute(store: store, keys: keys, checkBell: self.checkBell),
        ]
    }

    private var centre: [any Procedure] {
        let store = self.world.store
        return [
            ProposeKey(store: store),
            ApproveKey(store: store, keys: self.world.keys),
            RevokeKey(store: store, sessions: self.sessions),
            ListKeys(store: store),
        ]
    }

    private var profile: [any Procedure] {
        let store = self.world.store
        let keys = self.world.keys
        return [
            GetProfile(store: store),
            SetIdentity(store: store, keys: keys, checkBell: self.checkBell),
            SetEducation(store: store, keys: keys, checkBell: self.checkBell),
            SetWork(store: store, keys: keys),
            OpenDispute(store: store, keys: keys),
            ListViews(store: store),
        ]
    }

    private var eligibility: [any Procedure] {
        [
            CheckEligibility(
                plans: self.plans, keys: self.world.keys,
                sources: QuestionSources(refusingWith: .eligibilityTooOften))
        ]
    }

    private var seat: [any Procedure] {
        [
            SeatAvailability(
                store: self.world.store, plans: self.plans, keys: self.world.keys,
                sources: QuestionSources(refusingWith: .seatsTooOften))
        ]
    }

    private var filing: [any Procedure] {
        get throws {
            let store = self.world.store
            let receipts = try Receipts(keys: self.world.keys)
            return [
                CreateFiling(
                    store: store, numbers: FilingNumberPermutation(keys: self.world.keys),
                    plans: self.plans),
                UpdateFiling(store: store, plans: self.plans),
                GetFiling(store: store, plans: self.plans),
                ListFilings(store: store),
                SubmitFiling(store: store, plans: self.plans, receipts: receipts),
                WithdrawFiling(store: store),
                GetReceipt(store: store, receipts: receipts),
                GetWindow(store: store, plans: self.plans),
            ]
        }
    }

    private var upload: [any Procedure] {
        let store = self.world.store
        let vault = self.world.vault
        return [
            BeginUpload(store: store),
            ChunkUpload(store: store, vault: vault),
            StatUpload(store: store, vault: vault),
            CommitUpload(
                store: store, vault: vault, inspector: self.world.inspector),
            AbortUpload(store: store, vault: vault),
        ]
    }

    private var material: [any Procedure] {
        [
            ListMaterials(store: self.world.store, visibility: self.visibility),
            ReadMaterial(
                store: self.world.store, vault: self.world.vault, visibility: self.visibility),
        ]
    }

    private var status: [any Procedure] {
        [
            GetStatus(store: self.world.store, plans: self.plans),
            WaitStatus(
                store: self.world.store, plans: self.plans, board: self.board,
                clock: self.world.clock),
            AskStatus(store: self.world.store, keys: self.world.keys, plans: self.plans),
        ]
    }

    private var notice: [any Procedure] {
        [ListNotices(store: self.world.store), MarkNoticesRead(store: self.world.store)]
    }

    private var consultation: [any Procedure] {
        let store = self.world.store
        return [
            OpenConsultation(store: store),
            ReplyToConsultation(store: store),
            ListConsultations(store: store),
            GetConsultation(store: store),
            CloseConsultation(store: store),
        ]
    }

    private var review: [any Procedure] {
        let store = self.world.store
        return [
            Queue(store: store),
            ClaimFiling(store: store, visibility: self.visibility),
            RenewClaim(store: store, visibility: self.visibility),
            ReleaseClaim(store: store, visibility: self.visibility),
            ShowFiling(store: store, visibility: self.visibility),
            UnmaskFiling(store: store, visibility: self.visibility),
            DecideFiling(
                store: store, visibility: self.visibility, plans: self.plans,
                random: self.world.random),
            ConfirmDecision(store: store, visibility: self.visibility, plans: self.plans),
            ReassignFiling(store: store, visibility: self.visibility),
            RecuseReviewer(store: store, visibility: self.visibility),
            Figures(store: store),
            ExtendDeadlines(store: store, plans: self.plans),
            RevokeApproval(store: store, visibility: self.visibility, plans: self.plans),
        ]
    }

    private var rights: [any Procedure] {
        let store = self.world.store
        return [
            ListPolicies(),
            ListConsents(store: store),
            GiveConsent(store: store),
            WithdrawConsent(store: store, vault: self.world.vault),
            DescribeAccount(store: store),
            ListRecords(store: store, keys: self.world.keys),
            CloseAccount(
                store: store, vault: self.world.vault, keys: self.world.keys,
                sessions: self.sessions),
        ]
    }

    private var admin: [any Procedure] {
        let store = self.world.store
        let keys = self.world.keys
        return [
            AuditSearch(store: store, numbers: FilingNumberPermutation(keys: keys)),
            ListStaff(store: store),
            CreateStaff(
                store: store, keys: keys, random: self.world.random, passwords: self.passwords),
            DisableStaff(store: store, sessions: self.sessions),
            EnableStaff(store: store),
            EndSessions(store: store, sessions: self.sessions),
            LoadPlan(store: store, plans: self.plans),
            ListPlans(store: store, plans: self.plans),
            GetPlan(store: store, plans: self.plans),
            ListWindows(store: store, plans: self.plans),
            ListQuotas(store: store, plans: self.plans),
            ServiceFigures(store: store, plans: self.plans),
            UnlockStaff(store: store, keys: keys),
        ]
    }

    private var registry: [any Procedure] {
        let world = self.world
        return [
            PullFeed(
                store: world.store, board: self.board, clock: world.clock, plans: self.plans),
            AcknowledgeRecords(store: world.store, visibility: self.visibility),
            ListOpenRecords(store: world.store, plans: self.plans),
            CheckRegistration(store: world.store, keys: world.keys),
            PublishTickets(store: world.store, visibility: self.visibility),
            ListTicketReports(store: world.store),
        ]
    }

    private var ticket: [any Procedure] {
        let store = self.world.store
        return [
            GetTicket(store: store, plans: self.plans),
            ReportTicketError(store: store, plans: self.plans),
        ]
    }

    private var visibility: FilingVisibility {
        FilingVisibility(numbers: FilingNumberPermutation(keys: self.world.keys))
    }
}
