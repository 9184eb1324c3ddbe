// SPDX-License-Identifier: Apache-2.0

/// Why an accepted socket is closed before it says anything: a cap is reached, or the server stops.
struct ConnectionRefused: Error {}
