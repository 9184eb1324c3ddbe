// SPDX-License-Identifier: Apache-2.0

// FilingTestKit: virtual clock, fixtures, a real server in the test process, raw sockets.
