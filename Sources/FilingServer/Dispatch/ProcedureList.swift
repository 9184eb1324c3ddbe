// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingSeal

/// The procedures of the service: this list is the method table.
struct ProcedureList {
    let world: FilingService.World
    let sessions: SessionRegistry
    let board: ChangeBoard
    let bell: OutboxBell
    let readiness: Readiness

    /// All of them, service by service.
    var all: [any Procedure] {
        let listed =
            self.auth + self.profile + self.filing + self.upload + self.material + self.status
            + self.review
        let infos =
            [Check.methodInfo, Describe.methodInfo] + listed.map { Self.info(of: $0) }
        let services = infos.compactMap { $0.name.split(separator: "/").first.map(String.init) }
        return listed + [
            Check(readiness: self.readiness, services: Set(services)),
            Describe(
                server: self.world.serverName, methods: infos.sorted { $0.name < $1.name }),
        ]
    }

    private static func info(of procedure: some Procedure) -> RpcV1.MethodInfo {
        type(of: procedure).methodInfo
    }

    private var auth: [any Procedure] {
        let world = self.world
        let exchanges = LoginExchanges()
        return [
            RequestCode(
                store: world.store, keys: world.keys, random: world.random, bell: self.bell),
            RegisterAccount(
                store: world.store, keys: world.keys, random: world.random,
                hasher: PasswordHasher()),
            StartLogin(
                store: world.store, keys: world.keys, random: world.random, exchanges: exchanges),
            FinishLogin(
                store: world.store, random: world.random, exchanges: exchanges,
                sessions: self.sessions),
            Resume(sessions: self.sessions),
            DescribeSession(sessions: self.sessions),
            Logout(store: world.store, sessions: self.sessions),
        ]
    }

    private var profile: [any Procedure] {
        let store = self.world.store
        return [
            GetProfile(store: store),
            SetIdentity(store: store, keys: self.world.keys),
            SetEducation(store: store, keys: self.world.keys),
            SetWork(store: store, keys: self.world.keys),
        ]
    }

    private var filing: [any Procedure] {
        let store = self.world.store
        return [
            CreateFiling(
                store: store, numbers: FilingNumberPermutation(keys: self.world.keys)),
            UpdateFiling(store: store),
            GetFiling(store: store),
            ListFilings(store: store),
            SubmitFiling(store: store),
            WithdrawFiling(store: store),
        ]
    }

    private var upload: [any Procedure] {
        let store = self.world.store
        let vault = self.world.vault
        return [
            BeginUpload(store: store),
            ChunkUpload(store: store, vault: vault),
            StatUpload(store: store, vault: vault),
            CommitUpload(store: store, vault: vault),
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
            GetStatus(store: self.world.store),
            WaitStatus(store: self.world.store, board: self.board, clock: self.world.clock),
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
            DecideFiling(store: store, visibility: self.visibility),
        ]
    }

    private var visibility: FilingVisibility {
        FilingVisibility(numbers: FilingNumberPermutation(keys: self.world.keys))
    }
}
