internal import Foundation
internal import MariaDB
internal import Secrets

/// Seals a file in pieces as it comes, and writes them.
struct ChunkWriter {
    /// Of a piece, in bytes. Small enough that a worker hardly notices, and large enough that a file of 20 MiB is not
    /// thousands of rows.
    static let length = 128 << 10

    let document: UUID
    private let store: DocumentStore
    private let sealer: Sealer
    private var piece: [UInt8] = []
    private var running = RunningDigest()
    /// How many pieces are written.
    private(set) var count = 0

    init(of document: UUID, to store: DocumentStore, _ sealer: Sealer) {
        self.document = document
        self.store = store
        self.sealer = sealer
        piece.reserveCapacity(Self.length)
    }

    mutating func take(_ bytes: [UInt8]) throws {
        running.update(bytes)
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(Self.length - piece.count)
            piece += part
            rest = rest.dropFirst(part.count)
            if piece.count == Self.length { try write() }
        }
    }

    /// Writes what is left. Returns the SHA-256 of all that came.
    mutating func finish() throws -> [UInt8] {
        if !piece.isEmpty { try write() }
        return running.finished()
    }

    private mutating func write() throws {
        let place = DocumentStore.place(of: count, in: document)
        try store.insert(chunk: count, of: document, sealer.seal(piece, in: place))
        count += 1
        piece.removeAll(keepingCapacity: true)
    }
}
