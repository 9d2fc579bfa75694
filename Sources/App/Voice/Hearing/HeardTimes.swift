internal import Dates
internal import Dialogue
internal import Understanding

extension Heard.Times {
    /// The times of the day that are meant; nil for what names none.
    init?(_ time: Values.Time) {
        guard let from = time.from else {
            guard let part = time.part else { return nil }
            self.init(part, time.bound)
            return
        }
        // "After four" at a clinic is the afternoon.
        let late = time.isAmbiguous && from.minutes < 7 * 60 ? 720 : 0
        if let until = time.until {
            // "From eleven to one" goes over noon.
            let isOverNoon = until.minutes < from.minutes && time.isAmbiguous && until.minutes + 720 > from.minutes
            self.init(
                from.minutes, until.minutes + (isOverNoon ? 720 : 0), isAmbiguous: time.isAmbiguous && !isOverNoon)
        } else {
            switch time.bound {
            case .at: self.init(from.minutes, isAmbiguous: time.isAmbiguous)
            case .about: self.init(max(0, from.minutes - 60), from.minutes + 60, isAmbiguous: time.isAmbiguous)
            case .after: self.init(from.minutes + late, 1_439)
            case .before: self.init(0, max(0, from.minutes + late - 1))
            }
        }
    }

    /// "After lunch" is the afternoon.
    private init(_ part: DayPart, _ bound: Bound) {
        switch (part, bound) {
        case (.noon, .after): self.init(13 * 60, 1_079)
        case (.noon, .before): self.init(0, 719)
        case (.earlyMorning, _): self.init(0, 9 * 60)
        case (.morning, _): self.init(0, 719)
        case (.noon, _): self.init(11 * 60 + 30, 13 * 60)
        case (.afternoon, _): self.init(720, 1_079)
        case (.evening, _): self.init(1_020, 1_439)
        case (.night, _): self.init(1_140, 1_439)
        }
    }
}
