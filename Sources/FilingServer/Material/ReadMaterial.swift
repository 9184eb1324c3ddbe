// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import FilingVault

/// A range of a material's bytes.
struct ReadMaterial: Procedure {
    static let method = FilingV1.Material.read
    static let access = Access.materialReaders
    static let effect = Effect.read
    static let audit = AuditRule.leaves([.materialRead])

    let store: any Store
    let vault: Vault
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.ReadMaterialRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ReadMaterialReply {
        guard (1...MaterialLimits.chunkBytes).contains(Int(request.length)) else {
            throw Refusal.fieldInvalid("length", limit: MaterialLimits.chunkBytes)
        }
        let (material, filing, key) = try self.store.point { snapshot in
            let filing = try self.visibility.filing(
                request.filingNumber, visibleTo: caller, in: snapshot, at: context.now)
            guard let id = Int64(exactly: request.materialID) else {
                throw Refusal(.materialNotFound)
            }
            let material = try snapshot.material(MaterialID(rawValue: id), of: filing.id)
            let key = try context.personal.key(of: filing.owner, in: snapshot)
            return (material, filing, key.fileKey(of: material.blob))
        }
        let size = UInt64(clamping: material.file.sizeBytes)
        guard request.offset <= size else {
            throw Refusal(.rangeInvalid, ["size": .number(size)])
        }
        let length = min(UInt64(request.length), size - request.offset)
        let data = try await self.vault.read(
            material.blob, at: Int(request.offset), length: Int(length), key: key)
        if try caller.person.account != filing.owner {
            try await context.note(
                .materialRead,
                of: [
                    Viewed(
                        subject: filing.owner, filing: filing.id, object: material.id.rawValue)
                ],
                for: context.purpose(of: filing), in: self.store)
        }
        return FilingV1.ReadMaterialReply(data: data, size: size)
    }
}
