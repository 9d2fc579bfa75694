import Testing

@testable import App

/// Who needs help at once is heard, and ordinary talk of visits is not taken for it.
struct EmergencyTests {
    @Test(arguments: [
        "I've got this pain in my chest and my left arm is numb", "my chest hurts", "chest pains",
        "tightness in my chest", "cant breathe", "I can’t breathe", "I CAN'T BREATHE", "I'm short of breath",
        "having a hard time breathing", "my wound is bleeding and it will not stop", "the bleeding won't stop",
        "there is blood everywhere", "she's having a seizure", "my mother just passed out", "she won't wake up",
        "he's choking on something", "face is drooping and he can't talk", "my throat is swelling up",
        "I think he's having a stroke", "I took too many pills", "she took too many of my mother's sleeping pills",
        "he swallowed a whole bottle of Tylenol", "I want to end my life", "I don't want to live anymore",
        "I'm going to kill myself", "I want to hurt myself", "this is an emergency", "call 911", "I need an ambulance",
    ])
    func `is heard in English`(said: String) { #expect(Emergencies.find(in: said) != nil) }

    @Test(arguments: [
        "me duele mucho el pecho", "no puedo respirar", "me cuesta respirar", "la herida no para de sangrar",
        "mi mamá se desmayó", "tomé demasiadas pastillas", "ya no quiero vivir", "quiero quitarme la vida",
        "tiene la cara caída", "tuvo una convulsión", "es una emergencia", "llame al 911",
    ])
    func `is heard in Spanish`(said: String) { #expect(Emergencies.find(in: said) != nil) }

    @Test(arguments: [
        "मेरे सीने में बहुत दर्द है", "मुझे सांस नहीं आ रही", "साँस लेने में तकलीफ हो रही है", "खून बंद नहीं हो रहा",
        "मेरी माँ बेहोश हो गई", "उसे दौरा पड़ा है", "चेहरा टेढ़ा हो गया है", "नींद की बहुत सारी गोलियां खा ली",
        "मैं जीना नहीं चाहती", "मैं अपनी जान लेना चाहता हूँ", "एम्बुलेंस बुलाइए", "mere seene mein dard hai",
        "saans nahi aa rahi", "khoon band nahi ho raha", "papa behosh ho gaye", "mujhe heart attack aa raha hai",
        "main marna chahta hoon", "yeh emergency hai",
    ])
    func `is heard in Hindi, in either script`(said: String) { #expect(Emergencies.find(in: said) != nil) }

    @Test(arguments: [
        "j'ai mal à la poitrine", "je n'arrive plus à respirer", "ça n'arrête pas de saigner", "il fait un AVC",
        "ma mère s'est évanouie", "elle a la bouche paralysée", "ma gorge gonfle", "j'ai pris trop de médicaments",
        "je veux mourir", "je n'ai plus envie de vivre", "c'est une urgence", "appelez le 112",
    ])
    func `is heard in French`(said: String) { #expect(Emergencies.find(in: said) != nil) }

    @Test(arguments: [
        "mir tut die Brust weh", "ich kriege keine Luft", "die Wunde hört nicht auf zu bluten",
        "er wacht nicht mehr auf", "mein Vater ist umgekippt und reagiert nicht", "sein Gesicht hängt herunter",
        "mein Hals schwillt zu", "ich habe zu viele Tabletten genommen", "ich will nicht mehr leben",
        "ich bringe mich um", "das ist ein Notfall", "rufen Sie die 112",
    ])
    func `is heard in German`(said: String) { #expect(Emergencies.find(in: said) != nil) }

    @Test(arguments: [
        "estou com dor no peito", "não consigo respirar", "a ferida não para de sangrar", "meu pai desmaiou",
        "ela está tendo uma convulsão", "a cara dele está torta", "minha garganta está inchando",
        "tomei comprimidos demais", "não quero mais viver", "quero acabar com a minha vida", "é uma emergência",
    ])
    func `is heard in Portuguese`(said: String) { #expect(Emergencies.find(in: said) != nil) }

    @Test(arguments: [
        "mi fa male il petto", "faccio fatica a respirare", "la ferita non smette di sanguinare",
        "mia madre è svenuta", "ha la bocca storta", "mi si chiude la gola", "ho preso troppe pillole",
        "ho preso troppe pasticche",
        "non voglio più vivere", "voglio togliermi la vita", "è un'emergenza", "chiamate il 118",
    ])
    func `is heard in Italian`(said: String) { #expect(Emergencies.find(in: said) != nil) }

    /// What was told before, and one who says "no" to something else.
    @Test(arguments: [
        "No, I have chest pain", "no the chest pain is getting worse", "no no puedo respirar",
        "no, tengo dolor en el pecho", "I had a stroke last year and now my chest hurts",
        "I had a stroke last year my face is numb", "I've had chest pain since last week",
        "my chest hurts when I was walking", "chest pain in the past hour",
        "I have chest pain and I need an appointment",
    ])
    func `is heard beside a denial or a history of something else`(said: String) {
        #expect(Emergencies.find(in: said) != nil)
    }

    @Test(arguments: [
        "I don't have chest pain, I just want a follow-up", "my chest doesn't hurt", "I don't have trouble breathing",
        "it's not bleeding a lot", "not an emergency", "I don't think it's an emergency", "no es una emergencia",
        "no tengo dolor en el pecho", "सीने में दर्द नहीं है", "seene mein dard nahi hai", "ce n'est pas une urgence",
        "je n'ai pas mal à la poitrine", "das ist kein Notfall", "ich habe keine Schmerzen in der Brust",
        "não é uma emergência", "não tenho dor no peito", "non è un'emergenza", "non ho dolore al petto",
    ])
    func `is none that is denied`(said: String) { #expect(Emergencies.find(in: said) == nil) }

    @Test(arguments: [
        "I had a stroke last year", "Last year, I had a stroke.", "I had a heart attack in 2019",
        "I had a heart attack two years ago and need a check-up", "I have a history of seizures",
        "follow-up after my stroke", "cardiologist for chest pain follow-up from last month",
        "hace dos años tuve un infarto", "पिछले साल दिल का दौरा पड़ा था", "mujhe pichle saal dil ka daura pada tha",
        "j'ai eu un infarctus l'année dernière", "ich hatte letztes Jahr einen Schlaganfall",
        "tive um enfarte no ano passado", "due anni fa ho avuto un infarto",
    ])
    func `is none that is long past`(said: String) { #expect(Emergencies.find(in: said) == nil) }

    @Test(arguments: [
        "I'm bleeding money", "stop bleeding me dry", "stroke clinic", "what a stroke of luck",
        "this traffic is killing me", "I'm dying to know", "emergency contact", "my insurance covers emergencies?",
        "I got an ambulance bill", "my number is 911 555 0112", "I take all my pills in the morning",
        "I need a chest x-ray", "my blood pressure is high", "it is hard to get an appointment", "I have hemorrhoids",
        "I need my wound dressing changed", "quiero una cita de seguimiento", "खून की जाँच करानी है",
        "je voudrais changer mon pansement", "Notfallkontakt ändern", "quero marcar uma consulta",
        "vorrei spostare l'appuntamento",
    ])
    func `is none in ordinary talk`(said: String) { #expect(Emergencies.find(in: said) == nil) }

    @Test(arguments: [
        ("no puedo respirar", "es"), ("मेरे सीने में तेज़ दर्द है", "hi"), ("je n'arrive plus à respirer", "fr"),
        ("mir tut die Brust weh", "de"), ("estou com uma dor forte no peito", "pt"), ("mi fa male il petto", "it"),
        ("my chest hurts", "en"),
    ])
    func `is known by its language`(said: String, language: String) {
        #expect(Emergencies.find(in: said)?.code == language)
    }
}
