extension ValueLanguage {
    /// From zero to ninety-nine, each with its spellings.
    static let hindiNumbers = numbers.map { $0.1.split(separator: " ").map(String.init) }
    private static let numbers: [(Meaning, String)] = """
        शून्य|जीरो|सिफर एक दो तीन चार पांच छह|छः|छ|छे|छै सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह|पन्द्रह|पंदरह सोलह सत्रह|सतरह
        अठारह|अट्ठारह उन्नीस बीस इक्कीस बाईस|बाइस तेईस|तेइस चौबीस पच्चीस छब्बीस सत्ताईस|सत्ताइस अट्ठाईस|अठ्ठाईस|अट्ठाइस उनतीस|उन्तीस
        तीस इकतीस|इकत्तीस|इकतिस बत्तीस तैंतीस|तेंतीस चौंतीस|चौतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस|उनचालीस चालीस इकतालीस बयालीस|ब्यालीस
        तैंतालीस|तेंतालीस चौवालीस|चवालीस|चौंतालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास|उंचास पचास इक्यावन बावन तिरपन|तिरेपन चौवन|चौअन
        पचपन छप्पन सत्तावन|सतावन अट्ठावन|अठावन उनसठ साठ इकसठ बासठ तिरसठ|तिरेसठ चौंसठ|चौसठ पैंसठ छियासठ सड़सठ|सरसठ अड़सठ उनहत्तर|उनत्तर सत्तर
        इकहत्तर|इकत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी|उनासी अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी
        सतासी|सत्तासी अठासी|अट्ठासी नवासी नब्बे इक्यानवे|इक्यानबे बानवे|बानबे तिरानवे|तिरानबे चौरानवे|चौरानबे पचानवे|पंचानवे|पंचानबे
        छियानवे|छियानबे सत्तानवे|सत्तानबे अट्ठानवे|अट्ठानबे निन्यानवे|निन्यानबे
        """.split(whereSeparator: \.isWhitespace).enumerated().map { place, names in
            (Meaning.number(place), String(names).replacing("|", with: " "))
        }

    /// Most ordinals are the numbers with an end.
    private static let ordinals: [(Meaning, String)] = {
        var words: [(Meaning, String)] = [
            (.ordinal(1), "पहला पहली पहले प्रथम"), (.ordinal(2), "दूसरा दूसरी दूसरे"), (.ordinal(3), "तीसरा तीसरी तीसरे"),
            (.ordinal(4), "चौथा चौथी चौथे"), (.ordinal(6), "छठा छठी छठे"),
        ]
        for (number, entry) in numbers.enumerated() where number >= 5 && number <= 31 {
            for word in entry.1.split(separator: " ") {
                for end in ["वां", "वा", "वीं", "वी", "वें", "वे"] {
                    words.append((Meaning.ordinal(number), String(word) + end))
                }
            }
        }
        return words
    }()

    static let hindi = ValueLanguage(
        code: "hi",
        words: numbers + ordinals
            + ValueLanguage.numbers(
                "zero one two three four five six seven eight nine ten eleven twelve",
                tens: "twenty thirty forty fifty", ordinals: "first second third")
            + ValueLanguage.named(
                months: """
                    जनवरी|जन|january फरवरी|फर|february मार्च|march अप्रैल|april मई|may जून|june जुलाई|july अगस्त|august
                    सितंबर|सितम्बर|सित|september अक्टूबर|अक्तूबर|अक्टू|october नवंबर|नवम्बर|november दिसंबर|दिसम्बर|december
                    """,
                weekdays: """
                    सोमवार|सोम|मंडे|monday मंगलवार|मंगल|ट्यूजडे|ट्यूज़डे|tuesday बुधवार|बुध|वेडनेसडे|wednesday
                    गुरुवार|गुरूवार|बृहस्पतिवार|वीरवार|थर्सडे|thursday शुक्रवार|शुक्र|फ्राइडे|फ़्राइडे|friday
                    शनिवार|शनि|शनिचर|सैटरडे|saturday रविवार|इतवार|रवि|संडे|sunday
                    """) + [
                (.multiplier(100), "सौ"), (.multiplier(1_000), "हजार"), (.multiplier(100_000), "लाख"),
                (.multiplier(10_000_000), "करोड़"),
                (.unit(.second), "सेकंड सेकेंड"), (.unit(.minute), "मिनट मिनटों"), (.unit(.hour), "घंटा घंटे घंटों घण्टे घण्टा"),
                (.unit(.day), "दिन दिनों"), (.unit(.week), "हफ्ता हफ्ते हफ्तों सप्ताह"), (.unit(.month), "महीना महीने महीनों माह"),
                (.unit(.year), "साल सालों वर्ष वर्षों"),
                (.offset(0), "आज aaj"), (.offset(1), "कल आने_वाले_कल tomorrow kal"), (.offset(2), "परसों परसो"),
                (.offset(-1), "बीते_कल"),
                (.offset(3), "नरसों तरसों"),
                (.part(.earlyMorning), "तड़के भोर"),
                (.part(.morning), "सुबह सवेरे सबेरे प्रातः"),
                (.part(.noon), "लंच"),
                (.part(.afternoon), "दोपहर दोपहर_बाद"), (.part(.evening), "शाम सायं"), (.part(.night), "रात रात्रि"),
                (.half(.am), "पूर्वाह्न am एएम"), (.half(.pm), "अपराह्न pm पीएम"),
                (.clock(SpokenClock(0, isWhole: true)), "आधी_रात मध्यरात्रि"),
                (.week(0), "इस_हफ्ते इस_सप्ताह"), (.week(1), "अगले_हफ्ते अगले_सप्ताह आने_वाले_हफ्ते अगला_हफ्ता अगला_सप्ताह"),
                (.week(-1), "पिछले_हफ्ते पिछले_सप्ताह"),
                (.monthOffset(0), "इस_महीने इस_माह"), (.monthOffset(1), "अगले_महीने अगले_माह अगला_महीना"),
                (.monthOffset(-1), "पिछले_महीने पिछले_माह"),
                (.person, "लोग लोगों व्यक्ति व्यक्तियों जने जन मेहमान वयस्क"), (.child, "बच्चे बच्चों बच्चा"),
                (.currency("INR"), "रुपये रुपए रूपये रुपया रुपयों"), (.currency("USD"), "डॉलर"),
                (.holiday(.fixed(month: 12, day: 25)), "क्रिसमस"), (.holiday(.fixed(month: 1, day: 1)), "नया_साल नए_साल"),
                (.holiday(.fixed(month: 8, day: 15)), "स्वतंत्रता_दिवस"), (.holiday(.fixed(month: 1, day: 26)), "गणतंत्र_दिवस"),
                (.holiday(.fixed(month: 10, day: 2)), "गांधी_जयंती"), (.holiday(.fixed(month: 4, day: 22)), "पृथ्वी_दिवस"),
                (.holiday(.easter(0)), "ईस्टर"), (.holiday(.nth(4, weekday: 3, month: 11, plus: 1)), "ब्लैक_फ्राइडे"),
            ],
        rules: [
            (.add, "<n> <n>"), (.multiply, "<n> <multiplier>; <multiplier>"), (.ordinal, "<dom> वीं|वां|वें|वी|वे"),
            (.minute, "<mm>"), (.couple, "एक_दो"), (.few, "कुछ"), (.half, "आधा|आधे|आधी"), (.quarter, "पौन|चौथाई"),
            (.halfMore, "साढ़े <count>"),
            (.part(quarters: 6), "डेढ़ <unit>"), (.part(quarters: 10), "ढाई <unit>"),

            (.dayMonth, "<dom> तारीख? <month>; <dom> का|की|के <month>"), (.monthDay, "<month> की|के|का? <dom> तारीख? !बजे|लोग|लोगों"),
            (.monthDayYear, "<year> में|के|की <monthday>; <monthday> सन? <year>"), (.holidayYear, "<year> के|की|का <holiday>"),
            (.dayOfMonth, "<dom> तारीख|तारीक; तारीख <dom>; <ord> दिन|तारीख; <dom> को"),
            (.dayOfMonthOffset, "<monthoffset> की|के|का? <dom> तारीख?"),
            (
                .weekdayDay,
                "<weekday> <dom> तारीख? !बजे|लोग|लोगों; <dom> तारीख? <weekday>; <weekday> <ord> दिन?; इस|अगले <weekday> <monthday>"
            ),
            (.thisWeekday, "इस|यह|इसी <weekday>"), (.nextWeekday, "अगले|अगला|अगली|आने_वाले <weekday>"),
            (.lastWeekday, "पिछले|पिछला|पिछली|बीते <weekday>"),
            (.weekdayOfWeek, "<weekday> को? <week>"), (.weekOfWeekday, "<week> के|की|का|में|में_इस? <weekday>"),
            (.nthWeekday, "<month|monthoffset> के|का|की <ord> <weekday>; महीने के|का|की <ord> <weekday>"),
            (
                .lastWeekdayOf,
                "<month|monthoffset> के|का|की आखिरी|आख़िरी|अंतिम <weekday>; महीने के|का|की आखिरी|आख़िरी|अंतिम <weekday>"
            ),
            (.ahead, "<stretch> में|बाद|के_बाद|के_अंदर|के_भीतर; अब|आज|अभी से <stretch> में|बाद?; आज के <stretch> बाद"),
            (.ago, "<stretch> पहले|पूर्व"),
            (.aheadOf, "<day> से <stretch> बाद|में?; <day> के <stretch> बाद"), (.beforeDay, "<day> से|के <stretch> पहले"),
            (.weekdayIn, "<stretch> बाद <weekday>"),
            (.weekdayFrom(1), "<day> के बाद वाला|वाले|का|के|आने_वाले? <weekday>"),
            (.weekdayFrom(-1), "<day> से|के पहले वाला|वाले|का|के? <weekday>"),
            (.nextDays, "अगले|अगली <stretch>"), (.week, "<week>"),
            (.weekend, "इस? वीकेंड|वीकएंड|वीकेण्ड|सप्ताहांत"), (.nextWeekend, "अगले|अगला वीकेंड|वीकएंड|वीकेण्ड|सप्ताहांत"),
            (.endOfSpan, "<days> के अंत|आखिर|आख़िर में?"), (.endOfMonth, "महीने के अंत|आखिर|आख़िर में?"),
            (.startOfSpan, "<days> की|के शुरुआत|शुरू में?"), (.startOfMonth, "महीने की|के शुरुआत|शुरू में?"),
            (.monthSpan, "<month>; <month> <year>; <month> में"),
            (.monthOffsetSpan, "<monthoffset>"),
            (.yearSpan, "<year>; वर्ष|साल|सन <year>"), (.thisYear, "इस साल|वर्ष"), (.nextYear, "अगले साल|वर्ष"),
            (.dayRange, "<day> से <day> तक?"), (.domMonthRange, "<dom> से <monthday> तक?"),
            (.now, "अभी; तुरंत; फौरन; जल्द से जल्द"),
            (.dayWithPart, "<day> की|को|के? <part>"),

            (.hour, "<hour> बजे|बज"),
            (.hourMinute, "<hour> बज|बजकर|बजके|बजे कर|के? <minute> मिनट?; <hour> बज|बजकर|बजके|बजे कर|के? <minutes> मिनट?"),
            (.halfPast, "साढ़े <hour> बजे?"), (.quarterPast, "सवा <hour> बजे?"), (.quarterTo, "पौने <hour> बजे?"),
            (.pastTo, "<hour> बजने_में <minute> मिनट"), (.clockAt(1, 30), "डेढ़ बजे"), (.clockAt(2, 30), "ढाई|अढ़ाई बजे"),
            (.clockAt(1, 15), "सवा बजे"), (.clockAt(12, 45), "पौन बजे"),
            (.hour, "<clock> बजे"), (.hour, "<hour> के आसपास|करीब"),
            (.about, "करीब|लगभग|तकरीबन <clock>; <clock> के? आसपास|करीब"),
            (.partClock, "<part> के|को|में|की|करीब|लगभग? <clock>"), (.clockHalf, "<half> <clock>"),
            (.clockPart, "<clock> <part>; <clock> <part> में|को"),
            (.hourOfDayPart, "<daypart> के|को|में|करीब|लगभग? <clock>"),
            (.clockRange, "<hour|clock> से <clock> तक?; <hour|clock> से <clock> के_बीच?"),
            (.clockRange, "<hour|clock> और <hour|clock> के_बीच"),

            (.people, "<few> लोगों|व्यक्तियों|जनों के लिए; हम <few> लोग|जने|हैं; <few> की टेबल"), (.party, "<few> के_लिए"),
            (.people, "<few> <child>"),
            (.peopleAndChildren, "<people> और <people>"), (.peopleOf(1), "सिर्फ|केवल मैं|मेरे|मुझे; अकेला|अकेले|अकेली"),
            (.peopleOf(2), "मेरी|मेरा|मैं पत्नी|पति और मैं; हम दोनों"),
        ],
        corrections: "माफ मतलब बल्कि दरअसल सॉरी", after: "", before: "", about: "लगभग करीब",
        afterIt: "के_बाद बाद के_पश्चात से_पहले_नहीं के_पहले_नहीं", beforeIt: "से_पहले के_पहले तक",
        // What is refused is said first: "not Monday" would be another day in the place of one.
        refusals: "नहीं मत को_नहीं को_मत",
        double: "डबल double", triple: "ट्रिपल triple", plus: "प्लस plus", star: "स्टार तारा", pound: "हैश पाउंड",
        letterJoiners: "फॉर से जैसे",
        letters: [
            "ए": "a", "बी": "b", "सी": "c", "डी": "d", "ई": "e", "एफ": "f", "जी": "g", "एच": "h", "आई": "i", "जे": "j",
            "के": "k", "एल": "l", "एम": "m", "एन": "n", "ओ": "o", "पी": "p", "क्यू": "q", "आर": "r", "एस": "s", "टी": "t",
            "यू": "u", "वी": "v", "डब्ल्यू": "w", "एक्स": "x", "वाई": "y", "जेड": "z",
        ],
        fillers: "मेरा नाम है मैं हूं हाँ जी नमस्ते बोल रहा रही का के की से मुझे कृपया",
        last: "आखिरी अंतिम बाद_वाला बाद_वाली", first: "पहले_वाला पहले_वाली कोई_भी", middle: "बीच_वाला बीच_वाली", options: "विकल्प वाला वाली समय",
        between: "डॉट")
}
