/// The members of a JSON object in their order.
///
/// Two objects are equal when they have equal members in the same order. Names are compared byte by byte
/// (RFC 8259, 8.3).
public struct JSONObject: Equatable, Sendable {
    public struct Member: Equatable, Sendable {
        public let name: String
        public let value: JSONValue

        public static func == (left: Member, right: Member) -> Bool {
            left.name.isExactly(right.name) && left.value == right.value
        }
    }

    public private(set) var members: [Member]

    public init() {
        members = []
    }

    /// - Parameter members: no name twice.
    init(distinct members: [Member]) {
        self.members = members
    }

    public var names: [String] { members.map(\.name) }

    /// The value of a member, found in time that grows with their number.
    ///
    /// Setting a value replaces it where it stands or appends a member; setting nil removes the member.
    public subscript(name: String) -> JSONValue? {
        get { members.first { $0.name.isExactly(name) }?.value }
        set {
            let place = members.firstIndex { $0.name.isExactly(name) }
            switch (place, newValue) {
            case (let place?, let value?): members[place] = Member(name: name, value: value)
            case (nil, let value?): members.append(Member(name: name, value: value))
            case (let place?, nil): members.remove(at: place)
            case (nil, nil): break
            }
        }
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Of a name that occurs twice the last value stands, at the first place.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init()
        for (name, value) in elements { self[name] = value }
    }
}
