// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingDomain
import FilingStore
import FilingVault

/// A range of a material's bytes.
struct ReadMaterial: Procedure {
    static let method = FilingV1.Material.read
    static let access = Access.roles(Set(Role.allCases))
    static let effect = Effect.read

    let store: any Store
    let vault: Vault
    let visibility: FilingVisibility

    func run(
        _ request: FilingV1.ReadMaterialRequest, as caller: Caller, in context: CallContext
    ) async throws -> FilingV1.ReadMaterialReply {
        guard (1...MaterialLimits.chunkBytes).contains(Int(request.length)) else {
            throw Refusal.fieldInvalid("length", limit: MaterialLimits.chunkBytes)
        }
        let material = try self.store.point { snapshot in
            let filing = try self.visibility.filing(
                request.filingNumber, visibleTo: caller, in: snapshot)
            guard let id = Int64(exactly: request.materialID) else {
                throw Refusal(.materialNotFound)
            }
            return try snapshot.material(MaterialID(rawValue: id), of: filing.id)
        }
        let size = UInt64(clamping: material.file.sizeBytes)
        guard request.offset <= size else {
            throw Refusal(.rangeInvalid, ["size": .number(size)])
        }
        let length = min(UInt64(request.length), size - request.offset)
        let data = try await self.vault.read(
            material.blob, at: Int(request.offset), length: Int(length))
        return FilingV1.ReadMaterialReply(data: data, size: size)
    }
}
