/// What digits and marks mean in any language: 10:45, 3/4/2025, 2025-04-03, 2.5.
enum Written {
    static func currency(_ mark: UInt32) -> String? {
        switch mark {
        case 0x24: "USD"
        case 0x20AC: "EUR"
        case 0xA3: "GBP"
        case 0x20B9: "INR"
        case 0xA5: "JPY"
        default: nil
        }
    }

    /// What begins with the digits at a place, and after which token it ends.
    static func read(_ tokens: [SpokenToken], at place: Int, _ doer: Doer) -> [(Meaning, Int)] {
        // Not from within a number: the 10 of 5.10.
        var run: [(value: Int, count: Int)] = []
        var marks: [UInt32] = []
        var next = place
        while next < tokens.count, case .digits(let value, let count) = tokens[next].form,
            next == place || tokens[next].isGlued, run.count < 4
        {
            run.append((value, count))
            next += 1
            guard next + 1 < tokens.count, case .mark(let mark) = tokens[next].form, tokens[next].isGlued,
                tokens[next + 1].isGlued, [0x3A, 0x2F, 0x2D, 0x2E, 0x2C].contains(mark)
            else { break }
            marks.append(mark)
            next += 1
        }
        if marks.count >= run.count { marks.removeLast() }
        if run.count == 1, run[0].count == 8, let day = doer.packedDay(run[0].value) { return [(day, place + 1)] }
        guard run.count > 1, !isWithin(tokens, place) else { return [] }
        let end = place + run.count * 2 - 1
        var found: [(Meaning, Int)] = []
        let isAlike = marks.allSatisfy { $0 == marks[0] }
        if run.count >= 2, [0x3A, 0x2E].contains(marks[0]), run[0].count <= 2, run[1].count == 2, run[0].value <= 24,
            run[1].value < 60
        {
            // Seconds are read and forgotten.
            let hasSeconds = run.count == 3 && isAlike && run[2].count == 2 && run[2].value < 60
            let isDay = marks[0] == 0x2E && doer.language.writesDaysWithDots
            if run.count == 2 || hasSeconds, !isDay, marks[0] == 0x3A || run.count == 2 {
                let isWhole =
                    run[0].value > 12 || run[0].value == 0
                    || doer.language.writesWholeHours && run[0].count <= 2
                found.append((.clock(SpokenClock(run[0].value, run[1].value, isWhole: isWhole)), end))
            }
        }
        if run.count == 2, marks[0] == 0x3A, found.isEmpty { found.append((.nothing, end)) }
        if run.count == 2, [0x2E, 0x2C].contains(marks[0]), run[1].count <= 2, run[0].count <= 3 {
            let hundredths = run[1].count == 1 ? run[1].value * 10 : run[1].value
            if hundredths % 25 == 0 { found.append((.count(quarters: run[0].value * 4 + hundredths / 25), end)) }
        }
        if isAlike, marks[0] != 0x3A, marks[0] != 0x2C, let day = doer.writtenDay(run, mark: marks[0]) {
            found.append((day, end))
        } else if run.count == 3, isAlike, found.isEmpty {
            found.append((.nothing, end))
        }
        return found
    }

    private static func isWithin(_ tokens: [SpokenToken], _ place: Int) -> Bool {
        guard place >= 2, tokens[place].isGlued, tokens[place - 1].isGlued,
            case .mark(let mark) = tokens[place - 1].form,
            case .digits = tokens[place - 2].form
        else { return false }
        return [0x3A, 0x2F, 0x2E, 0x2C].contains(mark)
    }
}
