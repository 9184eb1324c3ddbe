// SPDX-License-Identifier: Apache-2.0

// FilingInspect: bytes of a scan -> verdict.
//
// Works on a bounded span of bytes; the bytes decide, never a name or an extension. What is judged
// here is what the first bytes can say: emptiness, size and format. Decoding every image and
// counting every page needs decoders and is not claimed.
