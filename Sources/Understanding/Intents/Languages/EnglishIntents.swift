/// What English callers say.
enum EnglishIntents {
    static let rules = IntentRules(
        code: "en", names: names,
        fillers:
            "uh um uhm erm er eh hmm ah oh well so please just actually basically really kindly mate sir madam maam",
        groups: groups, rules: EnglishTaskRules.tasks + EnglishTalkRules.talk)

    /// A dressing change is a visit, and changes none.
    private static let names =
        ["dressing", "dressings", "bandage", "bandages", "catheter"].flatMap { thing in
            ["change", "changes", "changed", "to be changed"].map { (phrase: "\(thing) \($0)", word: "visit") }
        } + ["oil", "medication", "medicine", "prescription"].map { (phrase: "\($0) change", word: $0) }

    private static let groups = [
        "VISIT": """
        appointment appointments appt appts booking bookings reservation reservations visit checkup consultation
        consult slot session physical cleaning table viewing meeting meetings
        """,
        "BOOK": "book booking schedule scheduling reserve reserving arrange organise organize",
        "CANCEL": "cancel cancels cancelling canceling cancelled canceled cancellation",
        "CHANGE": "change changing move moving shift switch push swap modify amend update alter adjust delay bring",
        "DOCTOR": """
        doctor doctors dr doc physician dentist dentists nurse therapist specialist pediatrician paediatrician surgeon
        dermatologist cardiologist optometrist orthodontist gynecologist psychiatrist psychologist physiotherapist
        practitioner gp hygienist consultant provider
        """,
        "BE": "is are am be was were been whats wheres whens its isnt arent will",
        "DAY": """
        today tonight tomorrow monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
        thursdays fridays saturdays sundays weekend weekday weekdays week month january february march april may june
        july august september october november december tomorrows todays
        """,
        "PART": "morning afternoon evening night noon midday midnight lunchtime am pm #pm oclock later earlier early",
        "NUMBER": """
        one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred zero double triple
        # half quarter
        """,
        "ORDINAL": """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth last latter former
        #th
        """,
        "PEOPLE": "people persons guests adults adult children kids child kid person pax",
        "HUMAN": """
        person human agent manager someone somebody anyone representative rep operator reception receptionist
        supervisor staff people team adviser advisor assistant attendant secretary colleague nurse clerk teller
        """,
        "OPEN": "open opens opening opened close closes closing closed shut shuts",
        "LANGUAGE": """
        english spanish hindi french german portuguese italian espanol francais deutsch italiano portugues chinese mandarin
        arabic japanese korean russian polish turkish dutch swedish cantonese vietnamese tagalog bulgarian greek danish
        """,
        "BOT": "bot robot machine computer human person ai recording automated artificial program software real",
        "MOVE": "get go drive walk come find",
    ]
}
