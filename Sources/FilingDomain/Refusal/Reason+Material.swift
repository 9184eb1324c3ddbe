// SPDX-License-Identifier: Apache-2.0

/// Reasons about uploads and materials. Source: domain.md section 7.
extension Reason {
    package static let kindNotOpen = Reason(
        "KIND_NOT_OPEN", .failedPrecondition, .afterReading, details: ["kind"],
        zh: "补充材料未要求此种材料。", en: "The supplement does not ask for this kind.",
        hintZh: "请查看要求补充的材料。", hintEn: "Look at what the supplement asks for.")
    package static let fileEmpty = Reason(
        "FILE_EMPTY", .invalidArgument,
        zh: "文件为空。", en: "The file is empty.",
        hintZh: "请选择正确的文件。", hintEn: "Choose the right file.")
    package static let fileTooLarge = Reason(
        "FILE_TOO_LARGE", .invalidArgument, details: ["size", "limit"],
        zh: "文件超过 2 MiB（2,097,152 字节）。", en: "The file has more than 2,097,152 bytes.",
        hintZh: "请以较低分辨率重新扫描。", hintEn: "Scan again at a lower resolution.")
    package static let notJpeg = Reason(
        "NOT_JPEG", .invalidArgument,
        zh: "文件不是 JPEG 图片。", en: "The file is not a JPEG picture.",
        hintZh: "请另存为 JPG 后上传；改扩展名无效。",
        hintEn: "Save it as JPEG; renaming does not help.")
    package static let notJpegOrPdf = Reason(
        "NOT_JPEG_OR_PDF", .invalidArgument,
        zh: "文件既不是 JPEG 也不是 PDF。", en: "The file is neither JPEG nor PDF.",
        hintZh: "请转成 JPG 或 PDF 后上传；改扩展名无效。",
        hintEn: "Convert it to JPEG or PDF; renaming does not help.")
    package static let uploadNotFound = Reason(
        "UPLOAD_NOT_FOUND", .notFound,
        zh: "没有这个上传任务，或已过期。", en: "There is no such upload, or it has expired.",
        hintZh: "请重新开始上传。", hintEn: "Begin the upload again.")
    package static let tooManyUploads = Reason(
        "TOO_MANY_UPLOADS", .resourceExhausted, .afterReading, details: ["limit"],
        zh: "未完成的上传过多。", en: "Too many uploads are open.",
        hintZh: "请先完成或放弃其中一些。", hintEn: "Commit or abort some first.")
    package static let offsetMismatch = Reason(
        "OFFSET_MISMATCH", .failedPrecondition, .afterReading, details: ["committed_offset"],
        zh: "数据块位置不连续。", en: "The chunk does not start where the file ends.",
        hintZh: "请从 committed_offset 继续。", hintEn: "Go on from committed_offset.")
    package static let chunkCorrupt = Reason(
        "CHUNK_CORRUPT", .dataLoss, .later,
        zh: "数据块在传输中损坏，未写入。", en: "The chunk was damaged; nothing was written.",
        hintZh: "请重发该数据块。", hintEn: "Send it again.")
    package static let uploadIncomplete = Reason(
        "UPLOAD_INCOMPLETE", .failedPrecondition, .afterReading, details: ["committed_offset"],
        zh: "文件尚未传完。", en: "Bytes are still missing.",
        hintZh: "请从 committed_offset 继续。", hintEn: "Go on from committed_offset.")
    package static let digestMismatch = Reason(
        "DIGEST_MISMATCH", .dataLoss, .afterReading,
        zh: "文件与声明的 SHA-256 不符，须重新上传。",
        en: "The bytes do not have the SHA-256 announced; the upload starts over.",
        hintZh: "请从头上传。", hintEn: "Send the file again from the start.")
    package static let materialNotFound = Reason(
        "MATERIAL_NOT_FOUND", .notFound,
        zh: "没有这份材料。", en: "There is no such material.",
        hintZh: "请查看材料列表。", hintEn: "List the filing's materials.")
    package static let rangeInvalid = Reason(
        "RANGE_INVALID", .outOfRange, details: ["size"],
        zh: "读取范围超出文件。", en: "The range is outside the file.",
        hintZh: "请在文件大小之内读取。", hintEn: "Read within the file's size.")

    package static let materialReasons: [Reason] = [
        kindNotOpen, fileEmpty, fileTooLarge, notJpeg, notJpegOrPdf, uploadNotFound,
        tooManyUploads, offsetMismatch, chunkCorrupt, uploadIncomplete, digestMismatch,
        materialNotFound, rangeInvalid,
    ]
}
