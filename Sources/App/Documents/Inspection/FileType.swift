internal import MariaDB

/// The kinds of file that are taken as documents. The raw value is the media type as answers have it.
enum FileType: String, ValueConvertible, CaseIterable, Sendable {
    case pdf = "application/pdf"
    case jpeg = "image/jpeg"
    case png = "image/png"
    case heic = "image/heic"
    case tiff = "image/tiff"

    /// For people.
    var name: String {
        switch self {
        case .pdf: "PDF"
        case .jpeg: "JPEG"
        case .png: "PNG"
        case .heic: "HEIC"
        case .tiff: "TIFF"
        }
    }

    /// What a file's name may end in; the first is the usual one.
    var extensions: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg", "jpe", "jfif"]
        case .png: ["png"]
        case .heic: ["heic", "heif", "hif"]
        case .tiff: ["tif", "tiff"]
        }
    }

    /// What senders call it beside its media type.
    private var otherNames: [String] {
        switch self {
        case .pdf: ["application/x-pdf"]
        case .jpeg: ["image/jpg", "image/pjpeg"]
        case .png: ["image/x-png"]
        case .heic: ["image/heif", "image/heic-sequence", "image/heif-sequence"]
        case .tiff: ["image/tif", "image/x-tiff"]
        }
    }

    /// This one, and what it may be taken for without harm: telephones and messengers call one kind of picture another,
    /// and browsers say what the name says. A picture is shown as what its bytes are; as a PDF it would lie.
    private var alike: [FileType] { self == .pdf ? [.pdf] : Self.allCases.filter { $0 != .pdf } }

    /// Whether a media type that the sender said is this one, or one like it. A sender who says nothing in particular says
    /// nothing wrong.
    func isDeclared(by mediaType: String?) -> Bool {
        guard let mediaType, mediaType != "", mediaType != "application/octet-stream" else { return true }
        return alike.contains { $0.rawValue == mediaType || $0.otherNames.contains(mediaType) }
    }

    /// Whether the name of such a file may end so as it is sent.
    func isNamed(by ending: String) -> Bool { alike.contains { $0.extensions.contains(ending.lowercased()) } }

    /// Recognises a file by its beginning. `head` is its first kilobyte, or all of a smaller one.
    init?(head: [UInt8]) {
        if head.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: PNGScan.signature) {
            self = .png
        } else if HEICScan.isHEIC(head) {
            self = .heic
        } else if TIFFScan.signatures.contains(where: head.starts(with:)) {
            self = .tiff
        } else {
            return nil
        }
    }

    /// What looks at the rest of such a file.
    var scan: any FileScan {
        switch self {
        case .pdf: PDFScan()
        case .jpeg: JPEGScan()
        case .png: PNGScan()
        case .heic: HEICScan()
        case .tiff: TIFFScan()
        }
    }
}

/// Looks at a file as it passes by, and holds next to nothing of it.
protocol FileScan {
    /// - Throws: `FileProblem` as soon as it is clear that the file is not taken.
    mutating func take(_ bytes: [UInt8]) throws(FileProblem)

    /// - Parameters:
    ///   - size: of the whole file, in bytes.
    ///   - tail: its last bytes, up to `FileInspector.tailLength`.
    mutating func finish(size: Int, tail: [UInt8]) throws(FileProblem)
}

/// Why a file is not taken; a sentence for whoever sent it.
struct FileProblem: Error, Equatable {
    let issue: String

    init(_ issue: String) { self.issue = issue }

    static let unknown = FileProblem("Must be a PDF, JPEG, PNG, HEIC or TIFF file.")
    static let empty = FileProblem("Is empty.")
    static let archive = FileProblem("Is an archive as well.")
    static let tooManyPixels = FileProblem("Has more pixels than can be shown.")

    /// A file that breaks off, or was put together wrongly.
    static func damaged(_ type: FileType) -> FileProblem {
        FileProblem("Is damaged: it is no whole \(type.name) file.")
    }
}
