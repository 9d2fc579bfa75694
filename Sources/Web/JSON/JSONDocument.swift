internal import Foundation

/// Why a value cannot be decoded.
///
/// The path is made when the error leaves the coder only: a type that tries one form after the other (`try?`) would
/// otherwise pay for the way to every element it has tried.
struct JSONRefusal: Error {
    let issue: JSONError.Issue
    /// The place of the value in the index.
    let place: Int
    /// What is missing in the value.
    let step: JSONPath.Step?
}

/// A well-formed document that is being decoded.
final class JSONDocument {
    let index: JSONIndex
    let userInfo: [CodingUserInfoKey: any Sendable]
    /// The name that was found last, and in which object: types mostly ask for members in the order of the document.
    private var lastFound = (object: -1, name: -1)

    init(_ index: JSONIndex, userInfo: [CodingUserInfoKey: any Sendable]) {
        self.index = index
        self.userInfo = userInfo
    }

    func codingPath(to place: Int) -> [any CodingKey] {
        index.path(to: place).map(\.key)
    }

    func error(at place: Int, _ issue: JSONError.Issue) -> JSONRefusal {
        JSONRefusal(issue: issue, place: place, step: nil)
    }

    func error(below place: Int, _ step: JSONPath.Step, _ issue: JSONError.Issue) -> JSONRefusal {
        JSONRefusal(issue: issue, place: place, step: step)
    }

    /// The place of a member's value; names are compared byte by byte, after unescaping.
    func member(_ name: String, of object: Int) -> Int? {
        let sought = name.utf8.span
        let fingerprint = JSONIndex.fingerprint(of: sought)
        let start = lastFound.object == object ? lastFound.name : object + 1
        guard
            let place = member(sought, fingerprint, from: start, to: Int(index.nodes[object].next))
                ?? member(sought, fingerprint, from: object + 1, to: start)
        else { return nil }
        lastFound = (object, place)
        return place + 1
    }

    private func member(_ sought: Span<UInt8>, _ fingerprint: UInt32, from start: Int, to end: Int) -> Int? {
        var place = start
        while place < end {
            if index.isName(at: place, sought, fingerprint) { return place }
            place = Int(index.nodes[place + 1].next)
        }
        return nil
    }

    func isNull(at place: Int) -> Bool {
        index.nodes[place].kind == .null
    }

    func string(at place: Int) throws(JSONRefusal) -> String {
        guard index.nodes[place].isString else { throw error(at: place, .wrongType(expected: .string)) }
        return index.string(at: place)
    }

    /// The value of the whole document.
    func decode<Value: Decodable>(_ type: Value.Type) throws(JSONError) -> Value {
        do {
            return try decode(type, at: 0)
        } catch let refusal as JSONRefusal {
            let steps = index.path(to: refusal.place) + (refusal.step.map { [$0] } ?? [])
            throw JSONError(path: JSONPath.text(of: steps), issue: refusal.issue)
        } catch let error as JSONError {
            throw error
        } catch let error as DecodingError {
            throw JSONError(error)
        } catch {
            throw JSONError(path: "", issue: .notAllowed)
        }
    }

    func decode<Value: Decodable>(_ type: Value.Type, at place: Int) throws -> Value {
        if type == Date.self, let date = try date(at: place) as? Value { return date }
        let last = lastFound
        defer { lastFound = last }
        do {
            return try Value(from: JSONReader(document: self, place: place))
        } catch let error where !(error is JSONRefusal || error is JSONError || error is DecodingError) {
            throw self.error(at: place, .notAllowed)
        }
    }

    /// The value with all that is in it.
    func value(at place: Int) -> JSONValue {
        let node = index.nodes[place]
        switch node.kind {
        case .null: return .null
        case .true: return .boolean(true)
        case .false: return .boolean(false)
        case .integer, .number: return .number(JSONNumber(checked: index.text(node.range)))
        case .ascii, .utf8, .escaped: return .string(index.string(at: place))
        case .array:
            var elements: [JSONValue] = []
            elements.reserveCapacity(Int(node.detail))
            var element = place + 1
            while element < node.next {
                elements.append(value(at: element))
                element = Int(index.nodes[element].next)
            }
            return .array(elements)
        case .object:
            var members: [JSONObject.Member] = []
            members.reserveCapacity(Int(node.detail))
            var name = place + 1
            while name < node.next {
                members.append(.init(name: index.string(at: name), value: value(at: name + 1)))
                name = Int(index.nodes[name + 1].next)
            }
            return .object(JSONObject(distinct: members))
        }
    }

    private func date(at place: Int) throws(JSONRefusal) -> Date {
        guard let time = JSONTime.seconds(of: try string(at: place)) else {
            throw error(at: place, .wrongType(expected: .dateTime))
        }
        return Date(timeIntervalSince1970: time)
    }
}

extension JSONError {
    /// What an `init(from:)` that is not ours threw; its text is dropped, for it may quote the value.
    fileprivate init(_ error: DecodingError) {
        switch error {
        case .keyNotFound(let key, let context):
            self.init(codingPath: context.codingPath + [key], issue: .missing)
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            self.init(codingPath: context.codingPath, issue: .notAllowed)
        @unknown default:
            self.init(path: "", issue: .notAllowed)
        }
    }
}
