public import Foundation

/// What clocks show in one zone of the IANA time zone database, as its compiled file has it (RFC 9636, version 2 and up).
public struct Zone: Equatable, Sendable {
    /// Coordinated Universal Time.
    public static let utc = Zone(changes: [], offsets: [0], rule: nil)

    /// Seconds since 1970 at which the offset changes, in order.
    private let changes: [Int]
    /// In seconds: before the first change, then from each.
    private let offsets: [Int]
    /// What holds after the last change.
    private let rule: ZoneRule?

    private init(changes: [Int], offsets: [Int], rule: ZoneRule?) {
        (self.changes, self.offsets, self.rule) = (changes, offsets, rule)
    }

    /// - Parameter file: the bytes of it.
    /// - Returns: nil for what is none, and for one that counts leap seconds, which our clocks do not.
    public init?(_ file: [UInt8]) {
        // The first part is for readers that know 32 bits only.
        guard let old = Header(file[...], timeLength: 4), old.version >= UInt8(ascii: "2"),
            let header = Header(file.dropFirst(old.length), timeLength: 8), header.leaps == 0, header.types > 0
        else { return nil }
        let body = file.dropFirst(old.length + Header.size)
        let kinds = body.dropFirst(header.times * 8).prefix(header.times)
        let types = body.dropFirst(header.times * 9)
        func offset(ofType type: Int) -> Int? {
            guard type < header.types else { return nil }
            return Int(Int32(truncatingIfNeeded: types.number(at: type * 6, length: 4)))
        }
        guard let first = offset(ofType: 0) else { return nil }
        var (changes, offsets): ([Int], [Int]) = ([], [first])
        for (place, kind) in kinds.enumerated() {
            let moment = body.number(at: place * 8, length: 8)
            guard let offset = offset(ofType: Int(kind)), changes.last.map({ $0 < moment }) ?? true else { return nil }
            changes.append(moment)
            offsets.append(offset)
        }
        let footer = file.dropFirst(old.length + header.length)
        guard footer.first == UInt8(ascii: "\n"), footer.last == UInt8(ascii: "\n"), footer.count > 1 else {
            return nil
        }
        let text = String(decoding: footer.dropFirst().dropLast(), as: UTF8.self)
        let rule = ZoneRule(text)
        guard text.isEmpty || rule != nil else { return nil }
        self.init(changes: changes, offsets: offsets, rule: rule)
    }

    /// How far the clocks are ahead of UTC, in seconds.
    public func secondsFromUTC(at moment: Date) -> Int {
        let seconds = Self.seconds(moment)
        if let rule, seconds >= changes.last ?? .min { return rule.offset(at: seconds) }
        return offsets[count(upTo: seconds)]
    }

    /// The first moment after another at which they change; nil when they never do again.
    public func nextChange(after moment: Date) -> Date? {
        let seconds = Self.seconds(moment)
        let place = count(upTo: seconds)
        let next = place < changes.count ? changes[place] : rule?.nextChange(after: seconds)
        return next.map { Date(timeIntervalSince1970: Double($0)) }
    }

    /// How many changes there are until a moment, that one included.
    private func count(upTo seconds: Int) -> Int {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle] <= seconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Of all the years that dates have, and no more than can be counted with.
    private static func seconds(_ moment: Date) -> Int {
        Int(min(max(moment.timeIntervalSince1970.rounded(.down), -1e12), 1e12))
    }
}

/// The head of one of the two parts of a file, and how long that is.
private struct Header {
    static let size = 44

    let version: UInt8
    let times: Int
    let types: Int
    let leaps: Int
    /// Of the part, with its head.
    let length: Int

    /// - Parameter timeLength: how long a moment is in this part.
    init?(_ bytes: ArraySlice<UInt8>, timeLength: Int) {
        guard bytes.count >= Self.size, bytes.starts(with: "TZif".utf8) else { return nil }
        version = bytes[bytes.startIndex + 4]
        let counts = (0..<6).map { bytes.number(at: 20 + $0 * 4, length: 4) }
        (leaps, times, types) = (counts[2], counts[3], counts[4])
        length =
            Self.size + times * (timeLength + 1) + types * 6 + counts[5] + leaps * (timeLength + 4) + counts[1]
            + counts[0]
        guard length <= bytes.count else { return nil }
    }
}

extension ArraySlice<UInt8> {
    /// A number of so many bytes, the highest first; with a sign where there are eight.
    fileprivate func number(at place: Int, length: Int) -> Int {
        Int(
            truncatingIfNeeded: self[(startIndex + place)..<(startIndex + place + length)].reduce(UInt64(0)) {
                $0 << 8 | UInt64($1)
            })
    }
}
