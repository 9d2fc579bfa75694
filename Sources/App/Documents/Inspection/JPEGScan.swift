/// Follows a JPEG file (ITU-T T.81, annex B) from marker to marker.
///
/// Cameras write things of their own after the end of the picture: up to `longestTrailer` bytes of them are let be.
struct JPEGScan: FileScan {
    private static let longestTrailer = 1 << 20

    private enum State {
        /// Before a marker's 0xFF, or on fill bytes.
        case marker
        /// After an 0xFF.
        case kind
        /// In the two bytes of a segment's length; so many have come.
        case length(Int)
        case segment
        /// In a scan's data; true after an 0xFF.
        case data(Bool)
        case end
    }

    private var state = State.marker
    private var kind: UInt8 = 0
    /// The length of the segment, then what is left of it.
    private var rest = 0
    /// The beginning of a frame's header.
    private var frame: [UInt8] = []
    private var hasFrame = false
    private var hasScan = false
    private var trailer = 0

    mutating func take(_ bytes: [UInt8]) throws(FileProblem) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch state {
            case .marker:
                guard byte == 0xFF else { throw .damaged(.jpeg) }
                state = .kind
            case .kind:
                try note(byte)
            case .length(let count):
                rest = rest << 8 | Int(byte)
                guard count == 1 else { state = .length(1); continue }
                guard rest >= 2 else { throw .damaged(.jpeg) }
                rest -= 2
                state = .segment
                if rest == 0 { try endSegment() }
            case .segment:
                if isFrame {
                    if frame.count < 5 { frame.append(byte) }
                    rest -= 1
                } else {
                    let passed = min(rest, bytes.count - index + 1)
                    index += passed - 1
                    rest -= passed
                }
                if rest == 0 { try endSegment() }
            case .data(let isAfterFF):
                // A zero is stuffing, and a restart marker belongs to the data.
                if isAfterFF, byte != 0, !(0xD0...0xD7).contains(byte), byte != 0xFF {
                    try note(byte)
                } else {
                    state = .data(byte == 0xFF)
                }
            case .end:
                trailer += bytes.count - index + 1
                guard trailer <= Self.longestTrailer else { throw FileProblem("Something else follows the picture.") }
                return
            }
        }
    }

    mutating func finish(size: Int, tail: [UInt8]) throws(FileProblem) {
        guard case .end = state, hasFrame, hasScan else { throw .damaged(.jpeg) }
    }

    /// A start of frame, of whatever process.
    private var isFrame: Bool { (0xC0...0xCF).contains(kind) && ![0xC4, 0xC8, 0xCC].contains(kind) }

    private mutating func note(_ marker: UInt8) throws(FileProblem) {
        switch marker {
        case 0xFF: state = .kind
        case 0xD8, 0x01, 0xD0...0xD7: state = .marker
        case 0xD9: state = .end
        case 0: throw .damaged(.jpeg)
        default:
            kind = marker
            (rest, frame) = (0, [])
            state = .length(0)
        }
    }

    private mutating func endSegment() throws(FileProblem) {
        state = .marker
        if kind == 0xDA {
            hasScan = true
            state = .data(false)
        } else if isFrame {
            guard frame.count == 5 else { throw .damaged(.jpeg) }
            let (height, width) = (Int(frame[1]) << 8 | Int(frame[2]), Int(frame[3]) << 8 | Int(frame[4]))
            try checkPixels(width, height)
            hasFrame = true
        }
    }
}
