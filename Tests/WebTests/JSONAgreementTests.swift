import Foundation
import Testing
import Web

/// Any document, through whichever coder reads and writes it.
private enum Document: Codable, Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string(String)
    case array([Document])
    case object([String: Document])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let flag = try? container.decode(Bool.self) {
            self = .boolean(flag)
        } else if let integer = try? container.decode(Int.self) {
            self = .integer(integer)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .string(text)
        } else if let elements = try? container.decode([Document].self) {
            self = .array(elements)
        } else {
            self = .object(try container.decode([String: Document].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .boolean(let flag): try container.encode(flag)
        case .integer(let integer): try container.encode(integer)
        case .number(let number): try container.encode(number)
        case .string(let text): try container.encode(text)
        case .array(let elements): try container.encode(elements)
        case .object(let members): try container.encode(members)
        }
    }
}

@Suite struct JSONAgreementTests {
    private static let documents = 400

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `reading and writing agree with Foundation on generated documents`(seed: UInt64) throws {
        var generator = JSONGenerator(seed: seed)
        for _ in 0..<Self.documents {
            let text = generator.document()
            let bytes = Array(text.utf8)
            let theirs = try JSONDecoder().decode(Document.self, from: Data(bytes))
            let ours = try JSON.decode(Document.self, from: bytes)
            try #require(ours == theirs, "\(text)")
            let written = try JSON.encode(ours)
            try #require(try JSONDecoder().decode(Document.self, from: Data(written)) == theirs, "\(text)")
            try #require(
                try JSON.decode(Document.self, from: Array(try JSONEncoder().encode(theirs))) == ours, "\(text)")
            let value = try JSONValue(parsing: bytes)
            try #require(try JSONValue(parsing: value.bytes) == value, "\(text)")
            try #require(try JSON.decode(Document.self, from: value) == theirs, "\(text)")
        }
    }
}
