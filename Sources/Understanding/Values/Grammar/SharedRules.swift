/// What every language says alike once its words are known.
enum SharedRules {
    static let all: [(Action, String)] = [
        (.count, "<few>"),
        (.day, "<monthday>"), (.monthDayYear, "<monthday> <year>; <monthday> <n>"),
        (.writtenYear, "<yyyy>"), (.monthDayYear, "<year> <monthday>"), (.smallMinute, "<zero> <digit>"),
        (.weekdayDay, "<weekday> <monthday>; <monthday> <weekday>; <weekday> <monthday> <year>"),
        (.weekday, "<weekday>"),
        (.weekdayOfWeek, "<weekday> <week>"), (.weekOfWeekday, "<week> <weekday>"),
        (.offset, "<offset>"), (.dayPart, "<offsetpart>; <weekdaypart>"),
        (.hourOfDayPart, "<hour|clock> <daypart>; <daypart> <clock>"), (.hourOfDay, "<hour> <offset>"),
        (.dayRange, "<day> - <day>"), (.domMonthRange, "<dom> - <monthday>"), (.domRange, "<ord> - <ord>"),
        (.clockRange, "<hour|clock> - <clock>"),
        (.holiday, "<holiday>"), (.holidayYear, "<holiday> <year>"),
        (.clockHalf, "<clock> <half>"), (.hourHalf, "<hour> <half>; <hhmm> <half>"),
        (.clockPart, "<clock> <part>"), (.partClock, "<part> <clock>"),
        (.dayWithPart, "<day> <part>; <part> <day>"),
        (.part(quarters: 0), "<count> <unit>"),
        (.people, "<few> <person>"),
        (.peopleAndChildren, "<people> <people>"),
        (.amount, "<n> <currency>; <currency> <n>"),
    ]
}
