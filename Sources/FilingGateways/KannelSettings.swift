// SPDX-License-Identifier: Apache-2.0

/// Where Kannel's smsbox listens, and who asks it.
package struct KannelSettings: Sendable {
    /// Such as `http://127.0.0.1:13013/cgi-bin/sendsms`.
    let url: String
    let user: String
    let password: String
    /// The number or name that messages come from; empty leaves it to Kannel.
    let sender: String

    /// - Throws: `HTTPGateway.Fault` if the address is none.
    package init(
        url: String, user: String, password: String, sender: String
    ) throws(HTTPGateway.Fault) {
        self.url = try HTTPGateway.checked(url)
        self.user = user
        self.password = password
        self.sender = sender
    }
}

extension KannelSettings: CustomStringConvertible, CustomReflectable {
    /// The address without the secrets.
    package var description: String { "Kannel at \(self.url)" }

    /// The address without the secrets.
    package var customMirror: Mirror { Mirror(self, children: ["url": self.url]) }
}
