// SPDX-License-Identifier: Apache-2.0

// FilingMetricsPort: a loopback HTTP port for whoever watches the server.
//
//   MetricsPort   GET /metrics, /health/live, /health/ready
//
// Knows nothing of filings: it serves the page it is given. It has no login, so it listens on
// loopback and nowhere else.
