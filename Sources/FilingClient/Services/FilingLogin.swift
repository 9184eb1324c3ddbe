// SPDX-License-Identifier: Apache-2.0

public import FilingContract

/// What a login gives.
public struct FilingLogin: Sendable, Equatable {
    /// Role, region and how long it lasts.
    public let session: FilingV1.Session
    /// The secret by which `FilingClient.init` or `auth.resume` takes the session up again.
    ///
    /// Keep it where only its owner can read it. It never appears in `description` or `dump`.
    public let token: [UInt8]
}

extension FilingLogin: CustomStringConvertible, CustomReflectable {
    /// The session without its secret.
    public var description: String { "FilingLogin(\(self.session))" }

    /// The session without its secret.
    public var customMirror: Mirror { Mirror(self, children: ["session": self.session]) }
}
