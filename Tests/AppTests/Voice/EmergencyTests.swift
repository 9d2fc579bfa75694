import Testing

@testable import App

/// Who needs help at once, and who only speaks of it.
struct EmergencyTests {
    @Test(arguments: [
        ("I've got this pain in my chest and my left arm is numb", "en"), ("my chest hurts", "en"),
        ("chest pains", "en"), ("cant breathe", "en"), ("I can't breathe", "en"), ("I'm short of breath", "en"),
        ("having a hard time breathing", "en"), ("my wound is bleeding and it will not stop", "en"),
        ("the bleeding won't stop", "en"), ("she's having a seizure", "en"), ("my mother just passed out", "en"),
        ("face is drooping and he can't talk", "en"), ("my throat is swelling up", "en"),
        ("I took too many pills", "en"), ("I want to end my life", "en"), ("I don't want to live anymore", "en"),
        ("this is an emergency", "en"), ("call 911", "en"), ("I think he's having a heart attack", "en"),
        ("me duele mucho el pecho", "es"), ("no puedo respirar", "es"), ("mi madre se ha desmayado", "es"),
        ("estoy sangrando mucho", "es"), ("me quiero matar", "es"), ("es una emergencia", "es"),
        ("मेरे सीने में तेज़ दर्द है", "hi"), ("सांस लेने में तकलीफ हो रही है", "hi"), ("वह बेहोश हो गए हैं", "hi"),
        ("खून बह रहा है", "hi"), ("seene mein dard hai", "hi"), ("saans nahi aa rahi", "hi"),
        ("j'ai mal dans la poitrine", "fr"), ("je n'arrive plus à respirer", "fr"), ("il ne respire plus", "fr"),
        ("ça saigne beaucoup", "fr"), ("je veux mourir", "fr"), ("c'est une urgence", "fr"),
        ("mir tut die Brust weh", "de"), ("ich kriege kaum noch Luft", "de"), ("er atmet nicht mehr", "de"),
        ("die Wunde blutet stark", "de"), ("ich will nicht mehr leben", "de"), ("das ist ein Notfall", "de"),
        ("estou com uma dor forte no peito", "pt"), ("não consigo respirar", "pt"), ("ela desmaiou", "pt"),
        ("estou sangrando muito", "pt"), ("quero morrer", "pt"), ("é uma emergência", "pt"),
        ("mi fa male il petto", "it"), ("non riesco più a respirare", "it"), ("è svenuto", "it"),
        ("la ferita sanguina molto", "it"), ("voglio morire", "it"), ("è un'emergenza", "it"),
    ])
    func `an emergency is heard, whichever words tell of it`(text: String, language: String) {
        #expect(Emergencies.find(in: text)?.code == language)
    }

    @Test(arguments: ["quelqu'un a fait une overdose", "ho bisogno di un'ambulanza", "she is convulsing"])
    func `what several languages say alike is heard too`(text: String) {
        #expect(Emergencies.find(in: text) != nil)
    }

    @Test(arguments: [
        "I don't have chest pain, I just want a follow-up", "I had a stroke last year",
        "a follow-up after my heart attack two years ago", "the stroke clinic please", "it's not an emergency",
        "can I change my emergency contact", "I'm bleeding money here",
        "can I book a follow-up for my wound on Tuesday",
        "no es una emergencia", "ce n'est pas une urgence", "das ist kein Notfall", "não é uma emergência",
        "non è un'emergenza", "कोई इमरजेंसी नहीं है", "quiero una cita para el martes", "ich möchte einen Termin am Montag",
        "vorrei prenotare una medicazione", "मुझे पट्टी करवानी है", "je voudrais un rendez-vous mardi à dix heures",
        "quero marcar um retorno na terça", "what time do you open", "how much is a dressing change",
        "my number is nine one seven five five five", "the twelfth of January nineteen forty eight",
    ])
    func `talk of visits, and of what was or is not, is no emergency`(text: String) {
        #expect(Emergencies.find(in: text) == nil, "\(String(describing: Emergencies.find(in: text)?.code))")
    }
}
