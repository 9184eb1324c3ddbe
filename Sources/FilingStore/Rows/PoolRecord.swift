// SPDX-License-Identifier: Apache-2.0

package import FilingDomain

/// What is known of a pool at a moment.
package struct PoolRecord: Hashable, Sendable {
    package let pool: SeatPool
    /// Without the seats that have run out.
    package let count: SeatCount
}
