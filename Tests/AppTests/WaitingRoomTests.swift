import Foundation
import Testing

@testable import App

struct WaitingRoomTests {
    @Test(arguments: [(1, 1, 1), (8, 2, 1), (16, 4, 2), (64, 16, 8)])
    func `a quarter of the threads may wait, and half of those for one organisation`(
        _ threads: Int, _ most: Int, _ own: Int
    ) {
        let room = WaitingRoom(threads: threads)
        let one = UUID()
        func enter(_ organisations: ArraySlice<UUID>) -> Int {
            guard let first = organisations.first else { return 0 }
            return room.wait(for: first) { 1 + enter(organisations.dropFirst()) } ?? 0
        }
        for _ in 0..<2 {
            #expect(enter(Array(repeating: one, count: 70)[...]) == own)
            #expect(enter((0..<70).map { _ in UUID() }[...]) == most)
        }
    }

    @Test func `who fails has waited too`() {
        struct Failed: Error {}
        let room = WaitingRoom(threads: 1)
        for _ in 0..<3 {
            #expect(throws: Failed.self) { try room.wait(for: UUID()) { () -> Int in throw Failed() } }
        }
        #expect(room.wait(for: UUID()) { true } == true)
    }
}
