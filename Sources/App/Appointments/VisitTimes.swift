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
    /// Minutes between booking and start, at least; what has begun counts below zero.
    var notice: Int
    /// Days from booking to start, at most.
    var horizon: Int

    /// What the desk is bound by: it takes whoever stands before it, also at a time that has begun, until the next one
    /// begins or the visit would be over, and plans as far ahead as anybody may.
    var atTheDesk: VisitTimes {
        var times = self
        (times.notice, times.horizon) = (-min(step, length), Self.farthest)
        return times
    }

    /// Days.
    static let farthest = 730

    /// What a visit takes of the doctor's time, in seconds since 1970.
    func taken(from start: Int) -> Range<Int> {
        start - bufferBefore * 60..<start + (length + bufferAfter) * 60
    }
}
