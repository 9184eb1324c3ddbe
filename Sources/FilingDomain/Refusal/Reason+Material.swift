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
    package static let truncated = Reason(
        "TRUNCATED", .invalidArgument, details: ["size"],
        zh: "文件不完整，后面的内容缺失。", en: "The file breaks off before its end.",
        hintZh: "请重新复制或下载该文件，确认能完整打开后再上传。",
        hintEn: "Copy or download it again and check that it opens to the last line.")
    package static let corrupt = Reason(
        "CORRUPT", .invalidArgument, details: ["part", "page"],
        zh: "文件已损坏，无法正常读取。", en: "The file is damaged and cannot be read as it should.",
        hintZh: "请重新拍照、扫描或导出，不要修复旧文件。",
        hintEn: "Photograph, scan or export it anew rather than repairing it.")
    package static let encrypted = Reason(
        "ENCRYPTED", .invalidArgument,
        zh: "文件设有密码或权限限制。", en: "The document is locked with a password.",
        hintZh: "请去除密码后另存，或打印成不加密的 PDF。",
        hintEn: "Save it without a password, or print it to a new PDF.")
    package static let activeContent = Reason(
        "ACTIVE_CONTENT", .invalidArgument, details: ["what"],
        zh: "文件含有脚本或会自动执行的动作。", en: "The document holds a script or an action that runs.",
        hintZh: "请打印成新的 PDF，或上传扫描件。", hintEn: "Print it to a new PDF, or upload a scan.")
    package static let embeddedFile = Reason(
        "EMBEDDED_FILE", .invalidArgument, details: ["what"],
        zh: "文件中夹带了另一个文件。", en: "Another file is hidden in the file.",
        hintZh: "请去除附件，或重新扫描后上传。",
        hintEn: "Remove the attachment, or scan the document anew.")
    package static let tooSmallPixels = Reason(
        "TOO_SMALL_PIXELS", .invalidArgument, details: ["short_side", "limit", "page"],
        zh: "图片太小，短边不足 300 像素。", en: "The picture's short side has fewer than 300 pixels.",
        hintZh: "请上传原图，不要用缩略图或截图。",
        hintEn: "Upload the original, not a thumbnail or a screenshot.")
    package static let tooManyPixels = Reason(
        "TOO_MANY_PIXELS", .invalidArgument, details: ["pixels", "limit"],
        zh: "图片像素过多。", en: "The picture has too many pixels.",
        hintZh: "单张不得超过 5000 万像素，请以 200 至 300 dpi 重新扫描。",
        hintEn: "A picture has at most 50 megapixels, a document 100; scan at 200 to 300 dpi.")
    package static let tooManyPages = Reason(
        "TOO_MANY_PAGES", .invalidArgument, details: ["pages", "limit"],
        zh: "文件页数过多，最多 20 页。", en: "The document has more than 20 pages.",
        hintZh: "只保留需要的页。", hintEn: "Keep only the pages that are asked for.")
    package static let blank = Reason(
        "BLANK", .failedPrecondition, details: ["contrast", "limit"],
        zh: "文件看起来是空白的。", en: "The file looks blank.",
        hintZh: "请打开核对。确信无误可坚持提交（insist），将由人工查看。",
        hintEn: "Open it and look. If it is right, commit again with `insist`: a person will look.")
    package static let blurred = Reason(
        "BLURRED", .failedPrecondition, details: ["sharpness", "limit"],
        zh: "图片模糊，文字可能无法辨认。", en: "The picture is blurred; its text may be unreadable.",
        hintZh: "请在光线充足处对焦重拍。确信清楚可坚持提交（insist），将由人工查看。",
        hintEn: "Take it again in good light. If it can be read, commit again with `insist`: "
            + "a person will look.")
    package static let inspectionBusy = Reason(
        "INSPECTION_BUSY", .resourceExhausted, .later,
        zh: "正在检查的文件过多。", en: "Too many files are being inspected.",
        hintZh: "请稍后用同一幂等键重试。", hintEn: "Retry with the same key in a moment.")
    package static let inspectionFailed = Reason(
        "INSPECTION_FAILED", .failedPrecondition,
        zh: "文件检查未能完成，文件可能已损坏或过于复杂。",
        en: "The file could not be inspected; it seems damaged or far too complex.",
        hintZh: "请重试一次；仍不行时请重新扫描或另存后上传。",
        hintEn: "Try once more; if that fails, scan it anew or save it afresh.")
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

    /// What is final against a file's bytes, each with what was measured and the limit.
    package static let fileFaults: Set<Reason> = [
        notJpeg, notJpegOrPdf, truncated, corrupt, encrypted, activeContent, embeddedFile,
        tooSmallPixels, tooManyPixels, tooManyPages,
    ]

    package static let materialReasons: [Reason] = [
        kindNotOpen, fileEmpty, fileTooLarge, notJpeg, notJpegOrPdf, truncated, corrupt, encrypted,
        activeContent, embeddedFile, tooSmallPixels, tooManyPixels, tooManyPages, blank, blurred,
        inspectionBusy, inspectionFailed, uploadNotFound,
        tooManyUploads, offsetMismatch, chunkCorrupt, uploadIncomplete, digestMismatch,
        materialNotFound, rangeInvalid,
    ]
}
