/// What Hindi callers say, in Devanagari and as it is typed in Latin letters, with the English words that they use.
enum HindiIntents {
    static let rules = IntentRules(
        code: "hi",
        fillers: "अच्छा तो अरे उम्म हम्म please प्लीज़ कृपया जरा ज़रा kripya zara toh umm hmm uh um अह देखिए सुनिए suniye dekhiye",
        groups: groups, rules: tasks + talk)

    private static let groups = [
        "APPT": """
        अपॉइंटमेंट अपॉइन्टमेंट अपोइंटमेंट अपाइंटमेंट appointment appointments बुकिंग booking रिज़र्वेशन reservation मुलाकात मुलाक़ात टेबल table
        चेकअप checkup नंबर
        """,
        "BOOK":
            "बुक book लेना लेनी चाहिए चाहिये chahiye lena leni करवाना करवानी करवाने लगवाना fix फिक्स दिला दिलवा दे दो मिल milega मिलेगा मिलेगी बनवाना karwana karwani",
        "WANT": "चाहता चाहती चाहते चाहिए चाहिये chahta chahti chahiye",
        "CANCEL": "रद्द कैंसिल कैंसल cancel cancle radd निरस्त",
        "CHANGE":
            "बदलना बदल बदलवाना बदलनी बदलवानी badalna badal badalwana badalni शिफ्ट shift change चेंज reschedule रीशेड्यूल postpone आगे टाल टालना",
        "DOCTOR": "डॉक्टर डाक्टर doctor doctors डॉ डेंटिस्ट dentist वैद्य चिकित्सक specialist स्पेशलिस्ट",
        "PERSON": """
        इंसान व्यक्ति आदमी manager मैनेजर agent एजेंट ऑपरेटर operator किसी रिसेप्शन reception रिसेप्शनिस्ट receptionist insaan vyakti aadmi kisi
        कर्मचारी स्टाफ staff representative
        """,
        "DAY": """
        आज कल परसों सोमवार मंगलवार बुधवार गुरुवार गुरूवार बृहस्पतिवार वीरवार शुक्रवार शनिवार रविवार इतवार हफ्ते हफ़्ते सप्ताह महीने सुबह शाम दोपहर रात
        जनवरी फरवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर सितम्बर अक्टूबर अक्तूबर नवंबर नवम्बर दिसंबर दिसम्बर
        aaj kal parso somvar somwar mangalvar budhvar guruvar shukravar shanivar ravivar itwar hafte subah shaam dopahar raat
        monday tuesday wednesday thursday friday saturday sunday तारीख tareekh tarikh बजे baje
        """,
        "NUMBER": """
        # #th #pm एक दो तीन चार पांच पाँच छह छः छे सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस बीस पच्चीस तीस चालीस पचास साढ़े सवा पौने
        डेढ़ ढाई शून्य जीरो ज़ीरो पहला पहली दूसरा दूसरी तीसरा तीसरी आखिरी
        ek do teen char chaar paanch panch chhe cheh saat aath nau das gyarah barah bees saadhe sade sava paune pehla pehli dusra dusri
        """,
        "PEOPLE": "लोग लोगों जन व्यक्तियों log logon people बच्चे bachche",
        "LANGUAGE": """
        अंग्रेजी अंग्रेज़ी इंग्लिश english हिंदी हिन्दी hindi angrezi स्पैनिश स्पेनिश spanish फ्रेंच french जर्मन german भाषा bhasha उर्दू तमिल तेलुगु मराठी बंगाली गुजराती पंजाबी
        """,
        "OPEN": "खुलता खुलते खुलती खुला खुले खुली खुलेगा खुलेंगे बंद khulta khulte khula khule khuli khulega band open close",
        "WHEN": "कब कितने kab kitne किस kis समय samay टाइम time",
        "WHERE": "कहाँ कहां kahan kaha kidhar किधर",
    ]

    private static let tasks: [IntentRules.Rule] = [
        .init(
            .book, .sure,
            """
            APPT * BOOK
            BOOK * APPT
            DOCTOR * से|को|se|ko मिलना|दिखाना|milna|dikhana
            DOCTOR * मिलना|दिखाना|milna|dikhana|दिखवाना
            नया|नई|एक|naya|nayi APPT
            बुक|book * WANT|करना|करनी|करो|कर|karna|karni|kar
            """),
        .init(.book, .likely, "^ APPT $\nDOCTOR * WANT|BOOK\nखाली|available|उपलब्ध|स्लॉट|slot"),
        .init(.book, .hint, "APPT\nDOCTOR"),
        .init(.book, .against, "APPT * नहीं चाहिए"),
        .init(
            .reschedule, .sure,
            """
            APPT * CHANGE
            समय|time|टाइम|तारीख|tareekh|दिन|din * बदलना|बदल|badalna|badal|बदलनी|change
            CHANGE * APPT
            reschedule|रीशेड्यूल|postpone
            """),
        .init(
            .reschedule, .likely,
            """
            बदलना|बदल|badalna|badal|बदलो|बदलवाना
            DAY|NUMBER * कर दीजिए|दो|दें|dijiye|do
            की|के|ki|ke जगह|बजाय|jagah|bajay
            दूसरे|दूसरा|कोई|doosre|dusre|dusra और|दिन|समय|din|time
            शिफ्ट|shift|आगे|टाल
            """),
        .init(.reschedule, .against, "भाषा|bhasha|language|LANGUAGE * CHANGE\nCANCEL कर|kar|kr दीजिए|दो|दें|dijiye|do"),
        .init(
            .cancel, .sure,
            "APPT * CANCEL\nCANCEL * APPT\nCANCEL * करना|करनी|कर|करो|कीजिए|karna|karni|kar|karo|करवाना|करवानी\nनहीं|nahi आ|aa पाऊंगा|पाऊँगा|पाऊंगी|सकता|सकती|paunga|paungi|sakta|sakti"
        ),
        .init(.cancel, .likely, "CANCEL"),
        .init(.cancel, .against, "CANCEL * नहीं|मत|nahi|mat"),
        .init(
            .checkStatus, .sure,
            """
            मेरी|मेरा|meri|mera|हमारी APPT|अगली|agli * WHEN|है|hai
            मेरी|मेरा|मेरे|meri|mera|mere APPT
            WHEN * मेरी|मेरा|मेरे|meri|mera|mere APPT
            स्थिति|स्टेटस|status
            वेरिफिकेशन|verification|सत्यापन
            APPT * पता|confirm|कन्फर्म|जांच|check|चेक
            """),
        .init(
            .hours, .sure,
            """
            WHEN * OPEN
            OPEN * WHEN|है|हैं|रहता|hai|rahta
            समय|टाइम|time|timing|टाइमिंग क्या|kya
            खुलने|बंद होने|का|ka समय|टाइम|time
            timing|timings|टाइमिंग
            """),
        .init(
            .location, .sure,
            "WHERE * है|हैं|स्थित|पर|hai|hain|par\nपता क्या|बताइए|बताओ|बता|kya|bataiye\naddress|एड्रेस|location|लोकेशन\nकैसे|kaise पहुंचे|पहुँचें|पहुंचूं|आना|आएं|aaye|aana|pahunche\nक्लिनिक|clinic|अस्पताल|hospital * WHERE"
        ),
        .init(
            .price, .sure,
            "कितना|कितने|कितनी|kitna|kitne|kitni * पैसे|पैसा|रुपये|रुपए|खर्च|फीस|फ़ीस|लगेगा|लगेंगे|paise|paisa|rupaye|kharch|fees|lagega|lagenge\nकीमत|क़ीमत|दाम|शुल्क|price|daam|fees|fee|फीस|फ़ीस|खर्चा|charge|चार्ज"
        ),
        .init(
            .complaint, .sure,
            "शिकायत|shikayat|complaint|कम्प्लेंट|रिफंड|refund\nखराब|ख़राब|बेकार|घटिया|kharab|bekar|ghatiya\nपैसे|paise वापस|wapas\nकोई|koi * नहीं|nahi उठाता|सुनता|आया|uthata|sunta|aaya\nइंतज़ार|इंतजार|intezaar कर"
        ),
        .init(.complaint, .likely, "गुस्सा|नाराज़|नाराज|परेशान|gussa|naraz|pareshan|गलत|ग़लत|galat * है|hai|हूँ|हूं|hoon|बिल|दवा"),
        .init(.order, .likely, "ऑर्डर|आर्डर|order|मंगवाना|मंगाना|mangwana|डिलीवरी|delivery|दवा|दवाई|dawai|prescription|प्रिस्क्रिप्शन"),
    ]

    private static let talk: [IntentRules.Rule] = [
        .init(
            .speakToAgent, .sure,
            """
            PERSON|DOCTOR * से|se बात|baat
            PERSON * बात|baat
            बात कराइए|करवाइए|कराओ|करवाओ|कराएं|karaiye|karwaiye|karao
            baat karaiye|karwaiye|karao|karwao
            असली|asli इंसान|व्यक्ति|आदमी|insaan
            ^ PERSON $
            कॉल|call ट्रांसफर|transfer
            ट्रांसफर|transfer कर|kar|करो|कीजिए
            """),
        .init(.areYouBot, .sure, "रोबोट|robot|मशीन|machine|bot|बॉट|कंप्यूटर|computer\nआप|aap * असली|इंसान|asli|insaan"),
        .init(
            .sayAgain, .sure,
            """
            दोबारा|दुबारा|फिर|dobara|dubara|phir|वापस से|बोलिए|बताइए|कहिए|बोलो|बताओ|se|boliye|bataiye|kahiye|bolo|batao
            दोहराइए|दोहराएं|दोहराओ|dohraiye|repeat|रिपीट
            क्या|kya कहा|बोला|बोले|kaha|bola|bole
            सुनाई|समझ|sunai|samajh * नहीं|nahi
            ^ क्या|kya|माफ|sorry|pardon $
            एक|ek बार|baar और|aur
            दोबारा|दुबारा|dobara|dubara
            """),
        .init(
            .slowerFaster, .sure,
            "धीरे|धीमे|आराम|dheere|dhire|dheeme|जल्दी|तेज़|तेज|jaldi|tez बोलिए|बोलो|बात|बोलें|से|boliye|bolo|se|बोल\nधीरे धीरे\ndheere dheere"),
        .init(
            .changeLanguage, .sure,
            "LANGUAGE में|mein|me\nLANGUAGE * बात|बोल|बोलिए|baat|bol|boliye|बदल|badal|आती|बोलते\nLANGUAGE भाषा|bhasha"),
        .init(.changeLanguage, .likely, "^ LANGUAGE"),
        .init(.changeLanguage, .when([.language]), "LANGUAGE"),
        .init(
            .affirm, .sure,
            "^ ठीक|theek|thik है|hai|रहेगा\n^ सही|sahi है|hai\n^ चलेगा|मंज़ूर|पक्का|chalega|pakka\n^ कर|kar दीजिए|दो|दें|dijiye|do $"),
        .init(.affirm, .when([.confirm, .choice, .anythingElse]), "ठीक|सही|theek|thik|sahi|कन्फर्म|confirm|चलेगा"),
        .init(.affirm, .against, "ठीक|सही|theek|sahi * नहीं|nahi"),
        .init(
            .negate, .sure, "ठीक|सही|theek|sahi|यह|वह * नहीं|nahi\nगलत|ग़लत|galat है|hai\nनहीं|nahi कहा|बोला|चाहिए|kaha|bola|chahiye"
        ),
        .init(.negate, .when([.anythingElse]), "और|aur कुछ|kuch नहीं|nahi\nबस|bas\nहो गया"),
        .init(
            .negate, .against,
            "पता|मालूम|याद|समझ|सुनाई|pata|maloom|yaad|samajh|sunai * नहीं|nahi\nकोई|koi बात|समस्या|दिक्कत|baat * नहीं|nahi"),
        .init(
            .dontKnow, .sure,
            "पता|मालूम|याद|pata|maloom|yaad * नहीं|nahi\nनहीं|nahi पता|मालूम|याद|pata|maloom|yaad\nकोई|koi भी|bhi\nशायद|shayad\nभूल|bhool"
        ),
        .init(
            .greet, .sure, "^ नमस्ते|नमस्कार|हैलो|हेलो|हाय|प्रणाम|namaste|namaskar|hello|hi|hey|pranam\nआप|aap कैसे|kaise हैं|हो|hain|ho"),
        .init(.goodbye, .sure, "अलविदा|बाय|bye|alvida|फिर मिलेंगे\nफोन|phone रख|rakh\nबस इतना|itna\nbas itna"),
        .init(.thanks, .sure, "धन्यवाद|शुक्रिया|थैंक|थैंक्यू|आभार|dhanyavaad|dhanyavad|shukriya|thank|thanks"),
        .init(
            .nevermind, .sure,
            "रहने|rehne|rahne दीजिए|दो|do|dijiye\nछोड़ो|छोड़िए|छोड़|chhodo|chodo|chhodiye\nभूल|bhool जाओ|जाइए|jao|jaiye\nशुरू|shuru से|se\nरुको|रुकिए|बंद|ruko|rukiye|band करो|कीजिए|karo $"
        ),
        .init(.nevermind, .likely, "^ CANCEL $\n^ रुको|रुकिए|ruko|rukiye|बस|bas $"),
        .init(
            .help, .sure,
            "क्या|kya * कर|पूछ|kar|puch सकता|सकती|सकते|sakta|sakti|sakte\nविकल्प|options|मेन्यू|menu\n^ मदद|सहायता|madad|help $"),
        .init(.help, .likely, "मदद|सहायता|madad|sahayata|help"),
        .init(
            .provideInfo, .likely,
            """
            मेरा|मेरी|mera|meri * नाम|नंबर|फोन|जन्मतिथि|जन्म|naam|number|phone
            नाम|naam है|hai
            ^ DAY|NUMBER
            NUMBER PEOPLE|बजे|तारीख|baje|tareekh|DAY
            DAY * NUMBER|DAY
            DAY|NUMBER को|के|ko|ke|लिए|liye
            NUMBER NUMBER NUMBER
            जन्म|janm
            """),
        .init(.provideInfo, .hint, "DAY\nNUMBER"),
    ]
}
