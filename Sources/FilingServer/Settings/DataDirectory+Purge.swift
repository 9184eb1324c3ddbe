// SPDX-License-Identifier: Apache-2.0

import Glibc

extension DataDirectory {
    /// Keeps other purges away from this folder until the process ends; a server may serve it.
    ///
    /// - Throws: `Fault` if one is under way.
    package func holdForPurge() throws(Fault) {
        let path = self.path + "/purge.lock"
        // Never closed: the lock ends with the process, however it ends.
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Fault(description: "\(path) cannot be made: error \(errno).")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw Fault(description: "Another purge of \(self.path) is under way.")
        }
    }
}
