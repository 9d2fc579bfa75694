/// Hindi in Latin letters, as many type it and some recognisers write it, put into Devanagari. There is no one spelling,
/// so words are known by those that are common; what is no Hindi word, such as a name or "appointment", stays as it is.
public enum RomanHindi {
    /// So many words that no other language here has make an utterance Hindi.
    private static let enough = 2

    /// - Parameters:
    ///   - expecting: ISO 639-1: the language of the call so far; in Hindi, one word is enough.
    ///   - asksNumber: whether a number or a date was asked for: then "do" is two.
    /// - Returns: nil for what is in other letters, or is hardly Hindi.
    public static func devanagari(_ text: String, expecting: String, asksNumber: Bool = false) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let parts = text.split(separator: " ")
        let words = parts.map { part in
            String(decoding: part.utf8.filter(isLetter).map { $0 | 0x20 }, as: UTF8.self)
        }
        let isNumber = { (place: Int) in
            number(words[place]) != nil && (asksNumber && expecting == "hi" || isCounted(words, at: place))
        }
        let known = words.indices.count { sure[words[$0]] != nil || isFavour(words, at: $0) || isNumber($0) }
        guard known >= (expecting == "hi" ? 1 : enough), 3 * known >= words.count || known > enough else { return nil }
        return parts.indices.map { place in
            let number = isNumber(place) ? number(words[place]) : nil
            guard let hindi = number ?? hindi(words, at: place) else { return String(parts[place]) }
            // With the marks that stand about it.
            let part = parts[place].utf8
            let head = part.prefix { !isLetter($0) }
            let tail = part.reversed().prefix { !isLetter($0) }.reversed()
            return String(decoding: Array(head), as: UTF8.self) + hindi + String(decoding: Array(tail), as: UTF8.self)
        }.joined(separator: " ")
    }

    /// The spellings of the numbers from zero to ninety-nine, by what they are in Devanagari.
    static var spelledNumbers: [String: String] { numbers }

    private static func hindi(_ words: [String], at place: Int) -> String? {
        let word = words[place]
        if let hindi = sure[word] { return hindi }
        if word == "do" { return isFavour(words, at: place) ? "दो" : nil }
        return unsure[word]
    }

    /// However long its vowels are written, and its consonants doubled: "unnees", "shoonya".
    private static func number(_ word: String) -> String? { numbers[word] ?? foldedNumbers[folded(word)] }

    private static func folded(_ word: String) -> String {
        var folded: [UInt8] = []
        for byte in word.utf8 {
            guard byte == folded.last else {
                folded.append(byte)
                continue
            }
            if byte == UInt8(ascii: "e") { folded[folded.count - 1] = UInt8(ascii: "i") }
            if byte == UInt8(ascii: "o") { folded[folded.count - 1] = UInt8(ascii: "u") }
        }
        return String(decoding: folded, as: UTF8.self)
    }

    /// Of spellings that are one when folded, none where they are two numbers; and none that is short.
    private static let foldedNumbers: [String: String] = {
        var (table, several): ([String: String], Set<String>) = ([:], [])
        for (name, hindi) in numbers where name.utf8.count > 3 {
            if let known = table.updateValue(hindi, forKey: folded(name)), known != hindi {
                several.insert(folded(name))
            }
        }
        return table.filter { !several.contains($0.key) }
    }()

    /// "Do" is two before "baje", and a favour after "kar"; "Das" is a name as well.
    private static func isCounted(_ words: [String], at place: Int) -> Bool {
        let next = place + 1 < words.count ? words[place + 1] : ""
        let last = place > 0 ? words[place - 1] : ""
        return counted.contains(next) || halves.contains(last)
            || [next, last].contains { number($0) != nil && $0 != "do" && $0 != "no" }
    }

    /// "Kar do": do it, please.
    private static func isFavour(_ words: [String], at place: Int) -> Bool {
        words[place] == "do" && place > 0 && givers.contains(words[place - 1])
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }

    /// What a number stands before, what it stands after, and after which "do" is none.
    private static let counted = Set(
        """
        baje bje bajay baj bajkar bajke tarikh tareekh tarik din minute minat ghante hafte mahine log sau number january
        february march april may june july august september october november december janvari farvari agast sitambar
        aktubar navambar disambar
        """.split(whereSeparator: \.isWhitespace).map(String.init))
    private static let halves = Set(
        "saadhe sadhe sade saade sava sawa paune pone".split(separator: " ").map(String.init))
    private static let givers = Set(
        "kar kr kara karwa karva de bata rakh hata badal laga bhej bana likh".split(separator: " ").map(String.init))

    private static func table(_ entries: String) -> [String: String] {
        entries.split(whereSeparator: \.isWhitespace).reduce(into: [:]) { table, entry in
            let (hindi, spellings) = (entry.prefix { $0 != ":" }, entry.drop { $0 != ":" }.dropFirst())
            for spelling in spellings.split(separator: ",") { table[String(spelling)] = String(hindi) }
        }
    }

    private static let sure = table(
        """
        मुझे:mujhe,muje,mujhko मेरा:mera मेरी:meri मेरे:mere मैंने:maine हमारा:hamara हमारी:hamari हमें:hamein,humein
        आप:aap आपका:aapka आपके:aapke आपकी:aapki अपना:apna अपनी:apni अपने:apne
        क्या:kya कब:kab कहाँ:kahan,kaha,kidhar कौन:kaun कैसे:kaise क्यों:kyu,kyun,kyon कितना:kitna कितने:kitne कितनी:kitni
        है:hai हैं:hain हूँ:hoon,hun होगा:hoga होगी:hogi नहीं:nahi,nahin,nhi हाँ:haan,haanji जी:ji ठीक:theek,thik
        अच्छा:accha,acha,achha सही:sahi बिल्कुल:bilkul,bilkool ज़रूर:zaroor,jarur,zarur शुक्रिया:shukriya
        धन्यवाद:dhanyavaad,dhanyawad,dhanyavad नमस्ते:namaste नमस्कार:namaskar फिर:phir,fir लिए:liye वाला:wala,vala
        वाली:wali,vali वाले:wale,vale और:aur लेकिन:lekin मगर:magar अगर:agar कोई:koi कुछ:kuch,kuchh किसी:kisi बल्कि:balki
        चाहिए:chahiye,chahie,chaiye चाहता:chahta,chahata चाहती:chahti,chahati करना:karna करनी:karni करने:karne
        करो:karo कीजिए:kijiye,kijie,kariye दीजिए:dijiye,dijie लेनी:leni लेकर:lekar लेते:lete बताइए:bataiye,bataye बताओ:batao
        बदलना:badalna बदल:badal बदलनी:badalni बदलवाना:badalwana रद्द:radd मिलना:milna मिलेगा:milega मिलेगी:milegi
        दिखाना:dikhana आना:aana आऊँगा:aaunga,aunga आऊँगी:aaungi,aungi सकता:sakta सकती:sakti सकते:sakte रहा:raha,rha
        रही:rahi,rhi बोल:bol बोलिए:boliye बात:baat करवाना:karwana,karvana करवानी:karwani,karvani चलेगा:chalega चलेगी:chalegi
        रुकिए:rukiye रुको:ruko दोबारा:dobara,dubara दवाई:dawai डॉक्टर:daktar नाम:naam जन्म:janm,janam
        जन्मतिथि:janmtithi पता:pata समय:samay हटा:hata रख:rakh रखो:rakho रखना:rakhna रखनी:rakhni गलती:galti
        आज:aaj कल:kal परसों:parso,parson सुबह:subah,subha,subeh सवेरे:savere,sawere दोपहर:dopahar,dopeher,dopehar
        शाम:shaam,sham रात:raat बजे:baje,bje,bajay बज:baj नरसों:narso,narson सौ:sau भी:bhi कभी:kabhi सबसे:sabse
        जितनी:jitni बीच:beech सब:sab सारे:saare,sare सारी:saari दोनों:dono,donon बजकर:bajkar बजके:bajke
        साढ़े:saadhe,sadhe,saade सवा:sava,sawa पौने:paune
        डेढ़:dedh,derh ढाई:dhai घंटे:ghante घंटा:ghanta हफ्ते:hafte,haftey हफ्ता:hafta महीने:mahine महीना:mahina साल:saal
        तारीख:tarikh,tareekh अगले:agle अगली:agli अगला:agla पिछले:pichhle,pichle बाद:baad पहले:pehle,pahle जल्दी:jaldi
        सोमवार:somvar,somwar,somvaar,somwaar मंगलवार:mangal,mangalvar,mangalvaar,mangalwar,manglwar
        बुधवार:budhvar,budhvaar,budhwar,budvar,budwar
        गुरुवार:guruvar,guruvaar,guruwar,veervar,veerwar शुक्रवार:shukravar,shukravaar,shukrawar,shukrvar,shukrwar
        शनिवार:shanivar,shaniwar,shanivaar,shaniwaar
        रविवार:ravivar,raviwar,ravivaar,itvar,itwar,itvaar,itwaar जनवरी:janvari,janwari फरवरी:farvari,farwari
        अगस्त:agast सितंबर:sitambar
        अक्टूबर:aktubar,aktoobar नवंबर:navambar दिसंबर:disambar पहला:pehla,pahla पहली:pehli,pahli दूसरा:dusra,doosra
        दूसरी:dusri,doosri दूसरे:dusre,doosre तीसरा:teesra,tisra तीसरी:teesri,tisri आखिरी:aakhri,akhri,aakhiri
        """)
    /// What is a word of other languages as well.
    private static let unsure = table(
        """
        मैं:main,mai हम:hum,ham में:mein,me को:ko का:ka की:ki के:ke से:se पर:par,pe तक:tak या:ya हो:ho हूँ:hu है:he
        था:tha थी:thi कर:kar,kr कर:kara मत:mat हाँ:ha,han तो:toh इस:is,iss उस:us दे:de बता:bata दिन:din लगा:laga
        मिनट:minute,minat तारीख:tarik साढ़े:sade पौने:pone माँ:maa
        पिता:pita देर:der लाना:lana लेना:lena पट्टी:patti देना:dena अभी:abhi बेटे:bete बेटी:beti पत्नी:patni पति:pati
        """)
    /// From zero, as they are commonly spelled.
    private static let numbers: [String: String] = {
        let spelled = """
            shunya,zero ek do teen,tin char,chaar paanch,panch chhe,chhah,chah,che,cheh saat,sat aath,ath nau,no das,dus
            gyarah,gyara,gyaarah barah,bara,baarah terah,tera chaudah,chauda pandrah,pandra solah,sola satrah,satra
            atharah,athara,attharah unnis,unees bees,bis ikkis,ikkees bais,baees,bayees teis,teyis,tees chaubis,chaubees
            pachis,pachees,pachchis chhabbis,chabbis sattais,satais athais,atthais,atthaees untis,untees tees,tis
            ikattis,iktis battis,battees taintis,tentis,taintees chauntis,chautis,chauntees paintis,paintees
            chhattis,chattis saintis,saintees adtis,artis,adtees untalis,untalees,unchalis chalis,chalees iktalis,iktalees
            bayalis,bayalees taintalis,tentalis chavalis,chauvalis,chawalis paintalis,paintalees chhiyalis,chiyalis
            saintalis,saintalees adtalis,artalis unchas,unchaas pachas,pachaas ikyavan,ikyawan,ikkyavan bavan,bawan
            tirpan,tirepan chauvan,chauwan pachpan chhappan,chappan sattavan,sattawan atthavan,athawan,atthawan unsath
            saath iksath basath tirsath,tresath chausath painsath chhiyasath,chiyasath sarsath,sadsath adsath,arsath
            unhattar,unhatar sattar ikhattar,ikhatar bahattar,bahatar tihattar,tihatar chauhattar,chauhatar
            pachhattar,pachattar,pachahattar chhihattar,chihattar satattar,satahattar athattar,athahattar unyasi,unasi assi
            ikyasi bayasi tirasi chaurasi pachasi chhiyasi,chiyasi satasi athasi,atthasi navasi nabbe,nabbay
            ikyanve,ikyanave banve,banave tiranve,tiranave chauranve,chauranave pachanve,pachanave chhiyanve,chhiyanave
            sattanve,sattanave atthanve,atthanave ninyanve,ninyanave
            """.split(whereSeparator: \.isWhitespace)
        var table: [String: String] = [:]
        for (names, hindi) in zip(spelled, ValueLanguage.hindiNumbers) {
            // Of one spelling the later, as "tees", which is likelier thirty.
            for name in names.split(separator: ",") { table[String(name)] = hindi[0] }
        }
        return table
    }()
}
