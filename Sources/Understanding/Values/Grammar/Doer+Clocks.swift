/// Times of the day.
extension Doer {
    func clock(_ action: Action, _ parts: [Meaning]) -> Meaning? {
        let second = parts.count > 1 ? parts[1] : nil
        switch (action, parts.first, second) {
        case (.hour, .number(let hour, let digits), _): return .clock(whole(hour, digits))
        case (.written, .number(let number, let digits), _):
            return .clock(
                SpokenClock(
                    number / 100, number % 100,
                    isWhole: number >= 1_300 || number < 100 || digits == 4 && number < 1_000))
        case (.hourMinute, .number(let hour, let digits), .some(let part)):
            guard let minute = minute(part) else { return nil }
            var clock = whole(hour, digits)
            clock.minute = minute
            return .clock(clock)
        case (.hourMinuteWhole, .number(let hour, _), let part):
            guard let minute = part.map(minute) ?? 0 else { return nil }
            let isWhole = hour > 12 || hour == 0 || language.writesWholeHours
            return .clock(SpokenClock(hour, minute, isWhole: isWhole))
        case (.hourMinute, .clock(let clock), .some(let part)):
            guard let minute = minute(part), clock.minute == 0 else { return nil }
            return .clock(clock.with(minute))
        case (.hourHalf, .number(let number, let digits), .half(let half)) where digits > 2:
            return with(half, SpokenClock(number / 100, number % 100))
        case (.hourHalf, .number(let hour, let digits), .half(let half)): return with(half, whole(hour, digits))
        case (.hourOfDayPart, .some(let base), .dayPart(let day, let part)),
            (.hourOfDayPart, .dayPart(let day, let part), .some(let base)):
            return hours(base).map { .dayClock(day, $0.during(part).marked(part)) }
        case (.hourOfDay, .some(let base), .offset(let days)), (.hourOfDay, .offset(let days), .some(let base)):
            return hours(base).map { .dayClock(today + days, $0) }
        case (.clockIs(let half), .some(let base), _): return hours(base).flatMap { with(half, $0) }
        case (.clockHalf, .clock(let clock), .half(let half)), (.clockHalf, .half(let half), .clock(let clock)):
            return with(half, clock)
        case (.clockPart, .clock(let clock), .part(let part)), (.partClock, .part(let part), .clock(let clock)):
            return clock.part == nil ? .clock(clock.during(part).marked(part)) : nil
        case (.clockPart, .number(let hour, let digits), .part(let part)),
            (.partClock, .part(let part), .number(let hour, let digits)):
            return .clock(whole(hour, digits).during(part).marked(part))
        case (.past, .some(let part), .some(let base)): return move(base, minute(part))
        case (.to, .some(let part), .some(let base)): return move(base, minute(part).map { -$0 })
        case (.pastTo, .some(let base), .some(let part)): return move(base, minute(part).map { -$0 })
        case (.pastHalf, .some(let part), .some(let base)): return move(base, minute(part).map { $0 - 30 })
        case (.beforeHalf, .some(let part), .some(let base)): return move(base, minute(part).map { -30 - $0 })
        case (.quarterPast, .some(let base), _): return move(base, 15)
        case (.quarterTo, .some(let base), _): return move(base, -15)
        case (.halfPast, .some(let base), _): return move(base, 30)
        case (.halfBefore, .some(let base), _): return move(base, -30)
        case (.threeQuartersPast, .some(let base), _): return move(base, 45)
        case (.clockRange, .some(let from), .some(let until)):
            guard var from = hours(from), let until = hours(until) else { return nil }
            // "from 3 to 5 pm": the half of the day that is said once is that of both.
            if from.isAmbiguous, let half = until.half, until.part == nil || from.part == nil {
                let same = SpokenClock(from.hour, from.minute, half: half)
                from.half = same.minutes < until.minutes ? half : (half == .pm ? .am : .pm)
            }
            return .clocks(from, until)
        case (.threeQuartersTo, .some(let base), _): return move(base, -45)
        case (.clockAt(let hour, let minute), _, _): return .clock(SpokenClock(hour, minute))
        case (.hour, .clock(let clock), _): return .clock(clock)
        case (.about, .some(let base), _):
            guard var clock = hours(base) else { return nil }
            clock.isAbout = true
            return .clock(clock)
        default: return nil
        }
    }

    private func whole(_ hour: Int, _ digits: Int) -> SpokenClock {
        SpokenClock(hour, isWhole: hour > 12 || hour == 0 || language.saysWholeHours || digits == 2 && hour < 10)
    }

    private func minute(_ part: Meaning) -> Int? {
        switch part {
        case .number(let number, _): (0...59).contains(number) ? number : nil
        case .minutes(let number): number
        default: nil
        }
    }

    private func hours(_ part: Meaning) -> SpokenClock? {
        switch part {
        case .clock(let clock): clock
        case .number(let hour, let digits): (0...24).contains(hour) && digits <= 2 ? whole(hour, digits) : nil
        default: nil
        }
    }

    private func move(_ base: Meaning, _ minutes: Int?) -> Meaning? {
        guard let minutes, var clock = hours(base), clock.minute == 0 else { return nil }
        clock.minute = minutes
        if let part = clock.part {
            // A quarter to "twelve in the morning" is judged as a whole.
            clock.half = nil
            clock = clock.during(part).marked(part)
        }
        return .clock(clock)
    }

    private func with(_ half: SpokenClock.Half, _ clock: SpokenClock) -> Meaning? {
        guard clock.half == nil || clock.half == half else { return nil }
        var clock = clock
        if clock.hour <= 12 {
            clock.half = half
            clock.isWhole = false
        }
        return .clock(clock)
    }
}

extension SpokenClock {
    func with(_ minute: Int) -> SpokenClock {
        var clock = self
        clock.minute = minute
        return clock
    }

    func marked(_ part: DayPart) -> SpokenClock {
        var clock = self
        clock.part = part
        return clock
    }
}
