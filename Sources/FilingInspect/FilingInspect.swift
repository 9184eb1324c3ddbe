// SPDX-License-Identifier: Apache-2.0

// FilingInspect: bytes of a scan -> verdict.
//
//   MaterialVerdict    what is said of a file; its `inspect` is the whole of this room
//     MaterialSignature  the format that the first bytes announce
//     HiddenFile         a second document or an archive in the same bytes
//     JPEGInspection     every row decoded; libjpeg's warnings count
//     PDFInspection      every object read, every page counted, every image decoded
//       GrayPicture        a picture made smaller while it is decoded
//       PictureMeasures    how much contrast and how many edges it has
//
// The bytes decide, never a name or an extension. Nothing is rendered, opened or kept; memory and
// time are bounded by `InspectionLimits`, and nothing of ours recurses as deep as a file says. libjpeg
// and libqpdf sit behind CDecoders, where their errors end. They are large programs fed with hostile
// bytes all the same (libqpdf 11.3 follows stream lengths that are streams by recursion, to the end of
// the stack): the server runs this room in a process of its own (`filingd inspect-worker`).
//
// Not decoded: fax, JBIG2, JPEG 2000 and LZW images of a PDF, and images inside a drawing's text.
// Their pages pass unmeasured, for the reviewer to see.
