/// Finds out, in one pass and with a fixed amount of memory, what a file is and whether it is fit to be shown.
///
/// What a sender says of a file counts for nothing: its bytes do. A file is taken when it is one of `FileType` from
/// beginning to end, and nothing else as well:
/// - a PDF with its header at the start and its trailer at the end, without scripts, programs to launch, attached files
///   or encryption, and without streams that unpack to more than a viewer can hold;
/// - a picture whose parts lead from its beginning to its end, of a size that can be shown;
/// - no archive at the end of it, which programs for archives would open.
///
/// What it does not find: what stands in a compressed object stream of a PDF; a flaw that only a certain viewer has.
/// Nothing is ever sent to be shown in place: a download is an attachment, under a policy with `sandbox`. The pages show
/// what they have fetched as the type that was recognised here: a picture in an `<img>`, a PDF from a `blob:` in the
/// browser's own viewer, in a frame without `sandbox`, which that viewer would refuse.
struct FileInspector {
    /// What is kept of the beginning until it is recognised, in bytes.
    static let headLength = 1_024
    /// What is kept of the end, in bytes: an archive's directory ends with a comment of up to 64 KiB.
    static let tailLength = 22 + 65_535
    /// How many pixels a picture may have.
    static let mostPixels = 1 << 28

    /// How much there was, in bytes.
    private(set) var size = 0
    private(set) var type: FileType?
    private var scan: (any FileScan)?
    private var head: [UInt8] = []
    private var tail: [UInt8] = []

    /// - Throws: `FileProblem` as soon as it is clear that the file is not taken.
    mutating func take(_ bytes: [UInt8]) throws(FileProblem) {
        size += bytes.count
        tail += bytes
        // Twice as much, so that it is cut seldom.
        if tail.count > 2 * Self.tailLength { tail.removeFirst(tail.count - Self.tailLength) }
        guard scan == nil else {
            try scan?.take(bytes)
            return
        }
        head += bytes
        if head.count >= Self.headLength { try recognise() }
    }

    /// - Returns: what the file is.
    /// - Throws: `FileProblem`.
    mutating func finish() throws(FileProblem) -> FileType {
        guard size > 0 else { throw .empty }
        if scan == nil { try recognise() }
        guard let type else { throw .unknown }
        let end = Array(tail.suffix(Self.tailLength))
        try scan?.finish(size: size, tail: end)
        if Self.isArchive(end) { throw .archive }
        return type
    }

    private mutating func recognise() throws(FileProblem) {
        guard let type = FileType(head: head) else { throw .unknown }
        if type != .pdf, head.prefix(Self.headLength).firstRange(of: Array("%PDF-".utf8)) != nil {
            // Viewers look for a PDF's header in the first kilobyte.
            throw FileProblem("Is a \(type.name) file and a PDF at the same time.")
        }
        self.type = type
        scan = type.scan
        try scan?.take(head)
        head = []
    }

    /// Whether a ZIP archive ends here: its end record, of one disk, wherever it stands.
    private static func isArchive(_ tail: [UInt8]) -> Bool {
        let record: [UInt8] = [0x50, 0x4B, 0x05, 0x06, 0, 0, 0, 0]
        return tail.firstRange(of: record) != nil
    }
}

/// Checks that a picture of this size can be shown.
func checkPixels(_ width: Int, _ height: Int) throws(FileProblem) {
    let (pixels, overflows) = width.multipliedReportingOverflow(by: height)
    guard width > 0, height > 0, !overflows, pixels <= FileInspector.mostPixels else { throw .tooManyPixels }
}
