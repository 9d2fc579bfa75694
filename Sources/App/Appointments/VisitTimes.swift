/// How much of a doctor's time a visit takes, and how far ahead it is booked.
struct VisitTimes: Equatable, Sendable {
    /// The grid that all times of visits lie on.
    static let grid = 5

    /// Minutes, a multiple of the grid.
    var length: Int
    /// Minutes that are kept free before and after, for the room and the notes.
    var bufferBefore = 0
    var bufferAfter = 0
    /// Minutes from one offered start to the next.
    var step: Int
    /// Minutes between booking and start, at least.
    var notice: Int
    /// Days from booking to start, at most.
    var horizon: Int

    /// What the desk is bound by: it takes whoever stands before it, and plans as far ahead as anybody may.
    var atTheDesk: VisitTimes {
        var times = self
        (times.notice, times.horizon) = (0, Self.farthest)
        return times
    }

    /// Days.
    static let farthest = 730

    /// What a visit takes of the doctor's time, in seconds since 1970.
    func taken(from start: Int) -> Range<Int> {
        start - bufferBefore * 60..<start + (length + bufferAfter) * 60
    }
}
