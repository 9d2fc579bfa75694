/// Hindi, in Devanagari and as it is typed in Latin letters: a small list of our own; no licensed lexicon was found.
enum Hindi {
    static let language = Language(
        code: "hi",
        markers: """
            है हैं का की के को में से और मैं मुझे आप हम नहीं क्या कब कहाँ कहां कैसे यह वह पर लिए चाहिए था थी हूँ हूं जी
            hai hain ka ki ke ko mein mujhe aap kya kab kahan kaise nahi nahin chahiye hoon haan ji kar namaste
            """,
        valences: [
            3: "बहुत-अच्छा शानदार बेहतरीन उत्तम लाजवाब zabardast shandar",
            2: "अच्छा अच्छी अच्छे बढ़िया खुश धन्यवाद शुक्रिया स्वादिष्ट सही accha achha acchi badhiya khush dhanyavaad shukriya",
            -2: "बुरा बुरी खराब ख़राब गलत ग़लत समस्या ठंडा ठंडी देर महंगा परेशान शिकायत kharab galat bura shikayat pareshan der",
            -3: "बेकार घटिया भयानक गंदा धोखा नाराज़ नाराज bekar ghatiya ganda dhokha",
        ],
        phrases: [-2: ["काम नहीं", "नहीं मिला|आया|मिली|आई"]],
        negations: "नहीं न ना मत कभी-नहीं बिना nahi nahin na mat", intensifiers: "बहुत बड़ा काफी काफ़ी एकदम bahut bohot kaafi ekdum",
        diminishers: "थोड़ा थोड़ी कम thoda thodi kam", contrasts: "लेकिन मगर पर lekin magar",
        groups: ["TABLE": "टेबल मेज़ मेज बुकिंग रिज़र्वेशन रिजर्वेशन table booking reservation", "APPT": "अपॉइंटमेंट अपॉइन्टमेंट appointment"],
        rules: [
            .init(.cancellation, 4, ["रद्द|कैंसिल|cancel|cancle"]),
            .init(.reschedule, 4, ["TABLE|APPT * बदलना|बदल|बदलवाना|badalna|badal", "समय|time|तारीख * बदलना|बदल|badalna"]),
            .init(.transfer, 4, ["मैनेजर|manager|इंसान|व्यक्ति|किसी * बात|baat", "बात कराइए|करवाइए"]),
            .init(.hours, 4, ["कब|कितने|kab|kitne * खुलता|खुलते|खुला|खुले|खुलेंगे|बंद|khulta|khula|band", "समय क्या"]),
            .init(.location, 4, ["कहाँ|कहां|kahan|kaha * है|हैं|स्थित|hai|hain", "पता क्या|बताइए", "पता|address"]),
            .init(.pricing, 3, ["कितने|कितना|kitna|kitne * का|पैसे|रुपये|रुपए|ka|paise|rupaye", "कीमत|दाम|price|daam"]),
            .init(.order, 4, ["ऑर्डर|आर्डर|मंगवाना|मंगाना|order|mangwana", "डिलीवरी|delivery"]),
            .init(.reservation, 4, ["TABLE * बुक|book|चाहिए|chahiye|करना|karna", "बुक * TABLE"]),
            .init(.reservation, 2, ["TABLE"]),
            .init(.appointment, 4, ["APPT", "डॉक्टर|doctor"]),
            .init(.status, 4, ["ऑर्डर|order कहाँ|कहां|kahan", "स्थिति|status"]),
            .init(.complaint, 4, ["शिकायत|shikayat|रिफंड|refund", "खराब|ख़राब|kharab|गलत|ग़लत|galat"]),
        ])
}
