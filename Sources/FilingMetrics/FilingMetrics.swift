// SPDX-License-Identifier: Apache-2.0

// FilingMetrics: what a running server counts, as Prometheus reads it.
//
//   LatencyMeter   calls of one kind: how they ended and how long they took, a few additions each
//   MetricFamily   one name with its samples
//   MetricsText    families to Prometheus' text format 0.0.4, and back for `filing top`
//
// Labels are methods, codes, regions and levels, never anything of a person. It must not import
// another room.
