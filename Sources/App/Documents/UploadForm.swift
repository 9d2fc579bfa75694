internal import Foundation
internal import Web

/// The form by which a document comes: `type`, perhaps `item_id`, and `file`, in any order.
struct UploadForm {
    static let schema = Schema.object([
        "type": .required(DocumentType.schema), "item_id": .optional(.uuid), "file": .required(.file),
    ])

    /// How long the whole form may be, in bytes: a file, and what a form has around it.
    static let longest = Document.longest + (1 << 20)
    /// How long a field may be that is no file, in bytes.
    private static let longestField = 256

    let type: DocumentType
    let item: UUID?
    let file: File

    /// What is known of a file once it has passed.
    struct File {
        let name: FileName
        let type: FileType
        let size: Int
    }

    /// Reads the form.
    ///
    /// - Parameter keep: takes the file piece by piece, before it is known whether it is good.
    /// - Throws: `APIError` 400 for a form that breaks off, 413 for a file that is too large, 422 for what is missing
    ///   or wrong, also for a file that is not what it is said to be; and what `keep` throws.
    init(_ body: BodyStream, contentType: String, keep: ([UInt8]) throws -> Void) throws {
        var reader = try MultipartReader(body, contentType: contentType)
        var fields = JSONObject()
        var file: File?
        while let part = try reader.nextPart() {
            switch part.name {
            case "file":
                file = try Self.readFile(&reader, part, keep)
                fields["file"] = ""
            case "type", "item_id":
                fields[part.name] = .string(try reader.readText(of: part, upTo: Self.longestField))
            default: break
            }
        }
        let problems = Self.schema.problems(in: .object(fields))
        guard problems.isEmpty, let file, case .string(let type) = fields["type"],
            let type = DocumentType(rawValue: type)
        else { throw APIError.invalid(problems) }
        self.type = type
        self.file = file
        if case .string(let id) = fields["item_id"] { item = UUID(uuidString: id) } else { item = nil }
    }

    private static func readFile(
        _ reader: inout MultipartReader, _ part: MultipartPart, _ keep: ([UInt8]) throws -> Void
    ) throws -> File {
        var inspector = FileInspector()
        do {
            while let piece = try reader.readContent() {
                try inspector.take(piece)
                guard inspector.size <= Document.longest else {
                    throw APIError(
                        .contentTooLarge, "CONTENT_TOO_LARGE", "A file may have 20 MiB.",
                        fields: [FieldError("file", "Is larger than 20 MiB.")])
                }
                try keep(piece)
            }
            let type = try inspector.finish()
            guard type.isDeclared(by: part.contentType), !FileName.isWrong(part.fileName, for: type) else {
                throw FileProblem("Is a \(type.name) file, and is said to be something else.")
            }
            return File(name: FileName(part.fileName, of: type), type: type, size: inspector.size)
        } catch let problem as FileProblem {
            throw APIError.invalid("file", problem.issue)
        }
    }
}
