/// The text of a value while it is written: the bytes so far and the containers that are open.
struct JSONText {
    /// Why something cannot be written; the texts are for the log.
    enum Problem: String, Error {
        case closed = "The container is closed or has an open one in it."
        case occupied = "There is a value already."
        case twice = "The member is written twice."
        case tooDeep = "The value is nested too deep."
        case notFinite = "The number is not finite."
        case outOfRange = "The date is outside the years 0 to 9999."
        /// Something before it could not be written.
        case spoilt = "The document is spoilt."
    }

    /// Where a value is to stand.
    struct Slot {
        /// How many containers are open round it.
        let level: Int
        let offset: Int
    }

    private struct Frame {
        /// Where its bracket stands, which tells it from every other of the text.
        let start: Int
        let isObject: Bool
        var count = 0
        /// How many names the objects round it have.
        let outerNames: Int
    }

    private struct Name {
        let fingerprint: UInt32
        /// Where it stands between the quotes.
        let range: Range<Int>
    }

    private(set) var bytes: [UInt8] = []
    /// Set for good by the first problem, so that half a value is never given out.
    private(set) var isSpoilt = false
    /// Where the value of the last item is to begin, so that no other item begins before it.
    private var awaited: Int?
    private var frames: [Frame] = []
    private var names: [Name] = []
    /// How many containers stand round the whole text.
    private let outerLevel: Int

    init(outerLevel: Int) {
        self.outerLevel = outerLevel
        bytes.reserveCapacity(512)
        frames.reserveCapacity(8)
        names.reserveCapacity(32)
    }

    var slot: Slot { Slot(level: frames.count, offset: bytes.count) }

    mutating func spoil() { isSpoilt = true }

    // MARK: Values

    mutating func append(_ scalar: some JSONPrimitive) throws(Problem) {
        guard scalar.write(to: &bytes) else { throw .notFinite }
    }

    mutating func append(_ scalar: some JSONPrimitive, at slot: Slot) throws(Problem) {
        try check(slot)
        try append(scalar)
    }

    /// - Parameter seconds: since 1970.
    mutating func append(time seconds: Double, at slot: Slot) throws(Problem) {
        try check(slot)
        guard JSONTime.write(seconds, to: &bytes) else { throw .outOfRange }
    }

    mutating func append(_ value: JSONValue, at slot: Slot) throws(Problem) {
        try check(slot)
        guard isWithinLimit(value.depth) else { throw .tooDeep }
        value.write(to: &bytes)
    }

    mutating func appendNull() {
        bytes.append(contentsOf: "null".utf8)
    }

    /// - Throws: unless nothing has been written at the slot and nothing opened round it.
    func check(_ slot: Slot) throws(Problem) {
        guard !isSpoilt else { throw .spoilt }
        guard bytes.count == slot.offset, frames.count == slot.level else { throw .occupied }
    }

    // MARK: Containers

    /// Opens the container of the value at a slot, or goes on with it if it is open.
    mutating func open(isObject: Bool, at slot: Slot) throws(Problem) {
        if frames.count == slot.level + 1, frames[slot.level].start == slot.offset {
            guard frames[slot.level].isObject == isObject else { throw .occupied }
            return
        }
        try check(slot)
        guard isWithinLimit(1) else { throw .tooDeep }
        bytes.append(isObject ? JSONByte.openObject : JSONByte.openArray)
        frames.append(Frame(start: slot.offset, isObject: isObject, outerNames: names.count))
    }

    /// Writes what stands before an element of the container that begins at `start`.
    mutating func beginElement(of start: Int) throws(Problem) {
        guard !isSpoilt else { throw .spoilt }
        let last = frames.count - 1
        guard last >= 0, frames[last].start == start, awaited != bytes.count else { throw .closed }
        if frames[last].count > 0 { bytes.append(JSONByte.comma) }
        frames[last].count += 1
        awaited = bytes.count
    }

    /// Writes a member's name and what stands round it.
    mutating func beginMember(_ name: String, of start: Int) throws(Problem) {
        try beginElement(of: start)
        let offset = bytes.count + 1
        bytes.append(json: name)
        let text = offset..<bytes.count - 1
        let fingerprint = JSONIndex.fingerprint(of: bytes.span.extracting(text))
        for earlier in frames[frames.count - 1].outerNames..<names.count where names[earlier].fingerprint == fingerprint
        {
            guard bytes[names[earlier].range] != bytes[text] else { throw .twice }
        }
        names.append(Name(fingerprint: fingerprint, range: text))
        bytes.append(JSONByte.colon)
        awaited = bytes.count
    }

    /// Leaves the place of an item's value to another text.
    ///
    /// - Returns: the place.
    mutating func leaveOut() -> Int {
        awaited = nil
        return bytes.count
    }

    /// Closes the value at a slot and all that is open in it.
    mutating func close(_ slot: Slot) {
        while frames.count > slot.level, let frame = frames.popLast() {
            bytes.append(frame.isObject ? JSONByte.closeObject : JSONByte.closeArray)
            names.removeLast(names.count - frame.outerNames)
        }
        // A type without members writes nothing.
        if bytes.count == slot.offset { bytes.append(contentsOf: "{}".utf8) }
    }

    /// How many members or elements the container has that begins at `start`.
    func count(of start: Int) -> Int {
        frames.last { $0.start == start }?.count ?? 0
    }

    /// The way to the value or container that begins at `start`.
    func codingPath(of start: Int) -> [any CodingKey] {
        var path: [any CodingKey] = []
        for (place, frame) in frames.enumerated() where frame.start < start {
            if frame.isObject {
                let end = place + 1 < frames.count ? frames[place + 1].outerNames : names.count
                guard end > frame.outerNames else { continue }
                path.append(JSONKey(stringValue: String(decoding: bytes[names[end - 1].range], as: UTF8.self)))
            } else {
                path.append(JSONKey(intValue: max(0, frame.count - 1)))
            }
        }
        return path
    }

    private func isWithinLimit(_ more: Int) -> Bool {
        outerLevel + frames.count + more <= JSON.depthLimit
    }
}
