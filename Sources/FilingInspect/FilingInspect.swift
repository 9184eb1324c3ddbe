// SPDX-License-Identifier: Apache-2.0

// FilingInspect: bytes of a scan -> verdict.
//
// Works on a bounded span of bytes; the bytes decide, never a name or an extension.
