// SPDX-License-Identifier: Apache-2.0

import FilingContract
import FilingTestKit

extension AccessCall {
    /// Keys of the centres' programs.
    static var centre: [(method: String, call: AccessCall)] {
        self.of(
            "filing.v1.Centre/",
            [
                (
                    "ProposeKey",
                    .about("") { stage, _, _ in
                        FilingV1.ProposeKeyRequest(
                            publicKey: try InventedNumber.publicKey(serial: stage.nextNumber()),
                            label: "考区程序")
                    }
                ),
                ("ListKeys", .plain(FilingV1.ListKeysRequest())),
                (
                    "ApproveKey",
                    .about("centre key") { stage, caller, whose in
                        FilingV1.ApproveKeyRequest(
                            keyID: try await stage.centreKey(whose, of: caller))
                    }
                ),
                (
                    "RevokeKey",
                    .about("centre key") { stage, caller, whose in
                        FilingV1.RevokeKeyRequest(
                            keyID: try await stage.centreKey(whose, of: caller))
                    }
                ),
            ])
    }
}
