/// How many messages a worker has on their way at the same time, and whose they are.
///
/// Each channel has places of its own: a code for a phone waits for no endpoint. Of those that are left one target has a
/// quarter at most: however many take a connection and fall silent, who comes after them finds some.
struct OutboxPlaces {
    private static let whole: [OutboxChannel: Int] = [.webhook: 256, .email: 64, .sms: 64]

    private var free = whole

    init(takenBy targets: some Sequence<LeasedTarget>) {
        for leased in targets { take(leased.underWay.count, leased.target.channel) }
    }

    mutating func take(_ count: Int, _ channel: OutboxChannel) { free[channel, default: 0] -= count }

    /// How many may be on their way to a target.
    ///
    /// - Parameter atATime: as its channel has it.
    func most(_ leased: LeasedTarget, atATime: Int) -> Int {
        let target = leased.target
        guard !target.isOrdered, !target.breaker.isTesting else { return 1 }
        return max(1, min(atATime, leased.window, left(target.channel) / 4))
    }

    /// How many more may be, of all targets of a channel.
    func left(_ channel: OutboxChannel) -> Int { max(0, free[channel] ?? 0) }
}
