extension ValueLanguage {
    static let english = ValueLanguage(
        code: "en",
        words: ValueLanguage.numbers(
            "zero|oh|o|nought one two|too three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
            tens: "twenty thirty forty|fourty fifty sixty seventy eighty ninety",
            ordinals:
                "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth",
            ordinalTens: "twentieth thirtieth")
            + ValueLanguage.named(
                months:
                    "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sep|sept october|oct november|nov december|dec",
                weekdays:
                    "monday|mon|mondays tuesday|tue|tues|tuesdays wednesday|wed|weds|wednesdays thursday|thu|thur|thurs|thursdays friday|fri|fridays saturday|sat|saturdays sunday|sun|sundays"
            )
            + [
                (.multiplier(100), "hundred"), (.multiplier(1_000), "thousand"), (.multiplier(1_000_000), "million"),
                (.unit(.second), "second seconds sec secs"), (.unit(.minute), "minute minutes min mins"),
                (.unit(.hour), "hour hours hr hrs"), (.unit(.day), "day days"), (.unit(.week), "week weeks"),
                (.unit(.fortnight), "fortnight fortnights"), (.unit(.month), "month months"),
                (.unit(.year), "year years"), (.unit(.weekend), "weekends"),
                (
                    .offset(0),
                    "today same_day"
                ),
                (.offset(1), "tomorrow tomorow tommorow tommorrow tmrw tmr"), (.offset(-1), "yesterday"),
                (.offset(2), "day_after_tomorrow"), (.offset(-2), "day_before_yesterday"),
                (.part(.earlyMorning), "early_morning dawn"),
                (.part(.morning), "morning mornings breakfast"), (.part(.noon), "lunch lunchtime midday_meal"),
                (.part(.afternoon), "afternoon afternoons"), (.part(.evening), "evening evenings dinner dinnertime"),
                (.part(.night), "night nights nighttime"),
                (.offsetPart(0, .night), "tonight tonite"), (.offsetPart(-1, .night), "last_night"),
                (.half(.am), "am a_m"), (.half(.pm), "pm p_m"),
                (.clock(SpokenClock(12, isWhole: true)), "noon midday mid_day"),
                (.clock(SpokenClock(0, isWhole: true)), "midnight mid_night"),
                (.week(0), "this_week this_weeks current_week the_week"),
                (.week(1), "next_week next_weeks following_week coming_week the_week_after"),
                (.week(-1), "last_week previous_week past_week"), (.week(2), "week_after_next"),
                (.monthOffset(0), "this_month current_month the_month"),
                (.monthOffset(1), "next_month following_month coming_month"),
                (.monthOffset(-1), "last_month previous_month past_month"),
                (
                    .person,
                    "people persons person guests guest adults adult of_us diners diner pax individuals seats seat men women friends ppl participants grownups attendees covers"
                ),
                (.child, "children child kids kid toddler toddlers babies baby infant infants boys girls boy girl"),
                (.currency("USD"), "dollar dollars bucks buck usd us_dollars"),
                (.currency("EUR"), "euro euros eur"), (.currency("GBP"), "pound pounds gbp quid pounds_sterling"),
                (.currency("INR"), "rupee rupees inr rs"),
                (.holiday(.fixed(month: 12, day: 25)), "christmas christmas_day xmas xmas_day"),
                (.holiday(.fixed(month: 12, day: 24)), "christmas_eve xmas_eve"),
                (.holiday(.fixed(month: 12, day: 26)), "boxing_day"),
                (.holiday(.fixed(month: 12, day: 31)), "new_years_eve new_year_s_eve new_year_eve"),
                (.holiday(.fixed(month: 1, day: 1)), "new_years_day new_year_s_day new_years new_year_day"),
                (.holiday(.fixed(month: 2, day: 14)), "valentines_day valentine_s_day valentines valentine_s"),
                (.holiday(.fixed(month: 10, day: 31)), "halloween"),
                (.holiday(.fixed(month: 7, day: 4)), "independence_day"),
                (.holiday(.fixed(month: 3, day: 17)), "st_patricks_day st_patrick_s_day"),
                (.holiday(.easter(0)), "easter easter_sunday"), (.holiday(.easter(-2)), "good_friday"),
                (.holiday(.easter(1)), "easter_monday"),
                (.holiday(.nth(4, weekday: 3, month: 11)), "thanksgiving thanksgiving_day"),
                (.holiday(.nth(4, weekday: 3, month: 11, plus: 1)), "black_friday"),
                (.holiday(.nth(2, weekday: 6, month: 5)), "mothers_day mother_s_day"),
                (.holiday(.nth(3, weekday: 6, month: 6)), "fathers_day father_s_day"),
                (.holiday(.nth(1, weekday: 0, month: 9)), "labor_day labour_day"),
                (.holiday(.nth(-1, weekday: 0, month: 5)), "memorial_day"),
            ],
        rules: [
            (.add, "<n> <n>"), (.add, "<n> and <n>"),
            (.multiply, "<n> <multiplier>; a <multiplier>"),
            (.addOrdinal, "<n> <ord>"), (.ordinal, "<dom> th|st|nd|rd"),
            (.pairYear, "<n> <n>"),
            (.smallMinute, "zero|oh|o <digit>"), (.minute, "<mm>"),
            (.article, "a|an"), (.part(quarters: 4), "a <unit>"), (.couple, "a? couple|pair of?; couple"),
            (.few, "a? few"),
            (.half, "half a|an; a? half"), (.quarter, "a? quarter of? an|a"),
            (.halfMore, "<count> and a half; <count> and half"), (.part(quarters: 2), "<stretch> and a half"),
            (.threeQuarters, "three quarters of? an|a"),

            (.dayMonth, "on? the? <dom> day? of? the? <month>"),
            (.monthDay, "<month> the? <dom> !people|persons|guests|oclock|o_clock|am|pm|a_m|p_m|adults"),
            (.monthDayYear, "<monthday> of|in <year>"),
            (.spokenBirth, "zero|oh|o? <n> zero|oh|o? <n> <n>; zero|oh|o? <n> zero|oh|o? <n> <year>"),
            (
                .dayOfMonth,
                "the|on <ord> !floor|time|thing|available|thought|thoughts|though|choice|try|half|person|one|street|avenue|option|appointment|slot; on? the <dom> !floor|thing|available|of_us|people|persons|th|st|nd|rd|time|oclock|o_clock|am|pm; day <dom>; <ord> !floor|time|thing|thought|thoughts|choice|try|half|person|one|street|avenue|option|appointment|slot|available|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
            ),
            (.dayOfMonthBefore, "last <ord>"),
            (.dayOfMonthOffset, "the? <dom> day? of? the? <monthoffset>; <monthoffset> on? the? <dom>"),
            (
                .weekdayDay,
                "<weekday> the? <ord> !thing; <weekday> the <dom>; the <dom> <weekday>; this|next|coming <weekday> the? <monthday>"
            ),
            (.thisWeekday, "this|coming <weekday>; this coming <weekday>; <weekday> coming"),
            (.nextWeekday, "next|following <weekday>; <weekday> next"),
            (.weekdayDay, "next|this|coming <weekday> the? <ord>"),
            (.lastWeekday, "last|previous|past <weekday>"),
            (.weekdayAfterNext, "<weekday> after next; <weekday> week; <weekday> after that"),
            (.weekdayOfWeek, "<weekday> of|in? the? <week>; <weekday> of|in|in_the? <days>"),
            (.weekOfWeekday, "<week> on <weekday>; <days> on? the? <weekday>"),
            (.weekdayIn, "<weekday> in <stretch>; <weekday> <stretch> from now|today; in <stretch> on <weekday>"),
            (.weekdayAfter, "<stretch> from|on|after <weekday>"),
            (.weekdayFrom(1), "<weekday> right? after|following <day>"),
            (.weekdayFrom(-1), "<weekday> right? before <day>"),
            (.weekdaysFromNow, "<count> <weekday> from now"),
            (.nthWeek, "the? <ord> week of|in <month>"), (.lastWeek, "the? last week of|in <month>"),
            (.dayAfter, "the day after|following <day>"), (.dayBefore, "the day before <day>"),
            (.nthWeekday, "the? <ord> <weekday> of|in <month|monthoffset>"),
            (.lastWeekdayOf, "the? last <weekday> of|in <month|monthoffset>"),
            (.weekday, "that <weekday>"),
            (
                .ahead,
                "in|within the? next? about? <stretch>; in? <stretch> time; <stretch> from now|today; <stretch> hence|later|away; <stretch> s time"
            ),
            (.ago, "<stretch> ago|back|earlier"),
            (.aheadOf, "<stretch> after|from <day>"), (.beforeDay, "<stretch> before <day>"),
            (.aheadOf, "<stretch> <day>"),
            (.weekOf(1), "the week after|following <day>"), (.weekOf(-1), "the week before <day>"),
            (.weekOf(0), "the week of <day>"),
            (.weeksAhead, "in <stretch>"),
            (.nextDays, "the? next|coming <stretch>; the? <few> upcoming|next|coming days|day"),
            (.week, "<week>"), (.weekend, "this|the|this_coming|coming? weekend"),
            (.nextWeekend, "next|following weekend; the weekend after !next"),
            (.weekendAfterNext, "the? weekend after next"),
            (.monthSpan, "<month>; <month> <year>"), (.monthOffsetSpan, "<monthoffset>"),
            (.yearSpan, "<year>"), (.thisYear, "this|the year"), (.nextYear, "next year"),
            (.endOfSpan, "the? end of|the? <days>"), (.startOfSpan, "the? beginning|start of <days>"),
            (
                .dayRange,
                "from? <day> to|until|till|through|thru|and <day>; between <day> and|to|until <day>; from <day> until <day>"
            ),
            (
                .domRange,
                "from the <dom> to|until|till|through|and the? <dom> !am|pm|people|oclock|a_m|p_m; between the? <dom> and the? <ord>; the? <ord> to|until|till|through the? <dom>"
            ),
            (
                .domMonthRange,
                "from? the? <dom> to|until|till|through|and the? <monthday>; between the? <dom> and <monthday>"
            ),
            (
                .now,
                "now; right now|away; just now; straight away; immediately; at the moment; atm; asap; as soon as possible; at present; at this time"
            ),
            (.dayPart, "this|later_this <part>"),
            (.hourOfDayPart, "<daypart> at|@|around|by|about <hour>; <part> @|at <hour>"),
            (.hourOfDay, "<hour> o_clock? <offset>"),
            (.dayWithPart, "<day> in? the? <part>"),

            (
                .hour,
                "at|by|around|about|approximately|till|until|till|@ <hour> !people|persons|guests|minutes|min|hours|hour|days|weeks|th|st|nd|rd|of_us|dollars|euros|pounds|adults|percent; <hour> oclock|o_clock|sharp|ish; <hour> hours !ago|later|from|before; <hour> _h"
            ),
            (.about, "<hour> _ish; <clock> ish|or_so|approximately|or_thereabouts; around|about|approximately <clock>"),
            (
                .hourMinute,
                "<hour> <minutes> !people|persons|guests|minutes|days|of_us|dollars|euros|pounds|adults; <hour> hundred hours?; <hour> oclock <minutes>; <hour> oclock <mm>"
            ),
            (.hourMinuteWhole, "<hour> _h _<mm>"),
            (.written, "at|by|around|approximately|about <hhmm> !dollars|euros|pounds; <hhmm> hours"),
            (.past, "<minute> minutes? past|after <hour>; <minute> minutes? past|after|from <clock>"),
            (
                .to,
                "<minute> minutes? to|till|til|before <hour> !people|persons|guests|of_us; <minute> minutes? to|till|til|before <clock>"
            ),
            (.quarterPast, "a? quarter past|after <hour>; a? quarter past|after <clock>"),
            (.quarterTo, "a? quarter to|till|til|of|before <hour>; a? quarter to|till|til|of|before <clock>"),
            (.halfPast, "half past? <hour> !hour|an_hour|minutes; half past? <clock>"),
            (.clockIs(.am), "<clock> _a; <hour> _a"), (.clockIs(.pm), "<clock> _p; <hour> _p"),
            (.clockHalf, "<clock> in the <half>; <clock> o_clock <half>"), (.hourHalf, "<hour> in the <half>"),
            (
                .clockPart,
                "<clock> in|at|during the? <part>; <hour> in|at|during the? <part>; <hour> <part>; <clock> of the <part>"
            ),
            (.partClock, "<part> at|around|by|about|@ <clock>; <part> at? <hour> !people|persons|guests|of_us"),
            (
                .clockRange,
                "from|between <hour|clock> to|until|till|and|through <hour|clock>; <clock> to|until|till|through|and <clock>; between <hour|clock> and <hour|clock>"
            ),

            (
                .people,
                "table|party|group|total|seating|reservation|booking of|for <few> !am|pm|a_m|p_m|oclock|o_clock|minutes|nights|night|days|hours|th|st|nd|rd; the <few> of_us"
            ),
            (
                .party,
                "for <few> !am|pm|a_m|p_m|oclock|o_clock|minutes|minute|nights|night|days|day|hours|hour|weeks|months|th|st|nd|rd|dollars|euros|pounds|rooms|room"
            ),
            (.people, "<count> of_us"),
            (.more, "me and <few> others|friends|guests|more"),
            (.peopleAndChildren, "<people> and|plus|with <people>"),
            (.people, "<few> <child>"),
            (.peopleOf(1), "just|only me|myself|one; by myself; for myself; on my own; one myself"),
            (
                .peopleOf(2),
                "me|i and my wife|husband|girlfriend|boyfriend|partner|friend|mother|father|son|daughter|mum|mom|dad|brother|sister; my wife|husband|girlfriend|boyfriend|partner|friend and i|me|myself; both of_us; a couple !of|days|weeks|hours|minutes"
            ),
            (.amountAndCents, "<amount> and <n> cents|pence; <amount> <n> cents|pence"),
        ],
        isDayFirst: false, writesWholeHours: false,
        denials:
            "not except isnt wasnt any_day_but any_time_but any_morning_but any_afternoon_but any_evening_but any_morning_except any_afternoon_except every_morning_but anytime_but anything_but any_other_day_but every_day_but can_t_do cant_do cannot_do can_not_do i_work i_m_working i_am_working",
        questions: "why if or",
        corrections: "actually sorry mean rather instead correction no_make no_wait no_sorry",
        after: "after later_than past from since starting earliest", before: "before earlier_than until till by latest",
        about: "around about approximately roughly ish",
        notBefore:
            "not_before nothing_before never_before anything_but_before no_earlier_than not_earlier_than nothing_earlier_than no_sooner_than not_until not_till away_until away_till gone_until out_until out_of_town_until busy_until work_until work_till working_until at_work_until school_until school_till in_class_until can_t_do_before cant_do_before cannot_do_before",
        notAfter:
            "not_after nothing_after never_after anything_but_after no_later_than not_later_than nothing_later_than can_t_do_after cant_do_after cannot_do_after not_past",
        hourLimits:
            "after before earlier_than later_than away_until busy_until work_until work_till working_until at_work_until school_until school_till in_class_until",
        counted: "times visits appointments calls tries attempts rings more other others",
        habits: [
            ("after_work", .after, 17), ("before_work", .before, 9), ("after_lunch", .after, 13),
            ("before_lunch", .before, 12), ("first_thing", .before, 10), ("last_thing", .after, 16),
            ("noonish", .about, 12), ("late_morning", .about, 11),
        ],
        refusals:
            "is_bad are_bad is_no_good are_no_good isn_t_good aren_t_good is_not_good are_not_good is_out are_out doesn_t_work don_t_work won_t_work doesnt_work dont_work wont_work does_not_work do_not_work will_not_work doesn_t_suit don_t_suit is_impossible are_impossible isn_t_possible is_not_possible is_difficult are_difficult",
        double: "double dbl", triple: "triple treble", plus: "plus", star: "star asterisk", pound: "pound hash hashtag",
        letterJoiners: "for as_in like as is_for",
        letters: [
            "bee": "b", "be": "b", "cee": "c", "see": "c", "sea": "c", "dee": "d", "ee": "e", "eff": "f", "gee": "g",
            "aitch": "h", "haitch": "h", "eye": "i", "jay": "j", "kay": "k", "el": "l", "ell": "l", "em": "m",
            "en": "n", "pee": "p", "pea": "p", "queue": "q", "cue": "q", "are": "r", "ar": "r", "ess": "s", "tee": "t",
            "tea": "t", "you": "u", "vee": "v", "ex": "x", "why": "y", "wye": "y", "zed": "z", "zee": "z",
        ],
        fillers:
            "my name is it its this speaking here am im i the yes yeah hello hi please under last first surname spelled spell that and with of for to sure okay ok no thank thanks uh um er well so was",
        last: "last latest latter the_later",
        first: "the_earlier the_earliest any_of_those any_of_them any_of_these either whichever",
        middle: "middle_one the_middle", pronouns: "one",
        numbered: "number option choice yes yeah ok okay um uh take",
        options: "one option choice appointment slot time",
        between: "dot dash hyphen point then and")
}
