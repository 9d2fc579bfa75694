import Dialogue
import Foundation
import MariaDB
import TestSupport
import Testing

@testable import App

/// Callers of seven languages, each answered in their own.
@Suite(.enabled(if: TestDatabase.isConfigured, "set TEST_DB_SOCKET; see Tests/database/start"))
struct LanguageTests {
    let desk: TalkDesk

    init() throws { desk = try TalkDesk() }

    @Test func `what callers may speak is what they are answered in`() {
        #expect(VoiceLanguages.all.sorted() == Tongues.codes)
    }

    static let switches = [
        (wish: "English, please", language: "en", said: "let's go on in English"),
        (wish: "en español, por favor", language: "es", said: "seguimos en español"),
        (wish: "हिंदी में बोलिए", language: "hi", said: "हम हिंदी में"),
        (wish: "français, s'il vous plaît", language: "fr", said: "continuons en français"),
        (wish: "Deutsch bitte", language: "de", said: "auf Deutsch weiter"),
        (wish: "em português", language: "pt", said: "continuamos em português"),
        (wish: "in italiano", language: "it", said: "continuiamo in italiano"),
    ]

    @Test(arguments: Tongues.codes)
    func `a language that is asked for by its name is spoken from then on`(code: String) throws {
        for (wish, language, said) in Self.switches where language != code {
            let answer = try desk.call().say(wish, language: code)
            #expect(answer.string("session.language") == language, "\(code): \(wish)")
            #expect(answer.string("response_text").contains(said), "\(answer.text)")
        }
    }

    @Test(arguments: [
        ("can we speak German", "de"), ("¿habla francés?", "fr"), ("जर्मन में बात कीजिए", "de"),
        ("vous parlez italien ?", "it"), ("sprechen Sie Portugiesisch?", "pt"), ("prefiro alemão", "de"),
        ("preferisco il francese", "fr"), ("auf Spanisch bitte", "es"), ("em inglês, por favor", "en"),
    ])
    func `each language knows the others' names`(wish: String, language: String) throws {
        let caller = desk.call()
        try caller.say("", language: "en")
        let answer = try caller.say(wish)
        #expect(answer.string("session.language") == language)
        // A language is wished for, and nothing else.
        #expect(answer.string("session.goal").isEmpty, "\(answer.text)")
    }

    @Test(arguments: [
        ("bonjour", "fr", "Bonjour"), ("bonsoir", "fr", "Bonjour"), ("guten Morgen", "de", "Guten Tag"),
        ("boa tarde", "pt", "Olá"), ("buonasera", "it", "Buongiorno"), ("hola", "es", "Hola"), ("hello", "en", "Hello"),
    ])
    func `whoever greets is greeted in their language`(greeting: String, language: String, said: String) throws {
        let answer = try desk.call().say(greeting)
        #expect(answer.string("session.language") == language)
        #expect(answer.string("response_text").hasPrefix(said), "\(answer.text)")
    }

    @Test func `what means nothing in one language is understood in another`() throws {
        let answer = try desk.call().say("quando siete aperti")
        #expect(answer.string("session.language") == "it")
        #expect(answer.string("response_text").contains("apre"), "\(answer.text)")
    }

    @Test(arguments: [
        ("en", "as soon as possible"), ("en", "the last one"), ("en", "in the morning"), ("en", "on Monday at ten"),
        ("es", "más tarde"), ("es", "lo antes posible"), ("es", "por la tarde"), ("pt", "mais tarde"),
        ("pt", "na terça"),
        ("it", "domani alle dieci"), ("fr", "le plus tôt possible"), ("de", "am liebsten um zehn"), ("it", "la prima"),
    ])
    func `a few words do not change the language`(language: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say("follow-up")
        #expect(try caller.say(said).string("session.language") == language)
    }

    @Test func `somebody's name is no wish for a language`() throws {
        for (name, time) in [("German Lopez", "nine"), ("Frances Moore", "ten"), ("Mary English", "eleven")] {
            let caller = desk.call()
            try caller.say("I'd like a follow-up on Tuesday at \(time)")
            let answer = try caller.say(name)
            #expect(answer.string("session.language") == "en", "\(name)")
            #expect(answer.string("response_text").contains(name), "\(answer.text)")
        }
    }

    /// "Guten Morgen" is not tomorrow, and "boa tarde" is not the afternoon.
    @Test(arguments: [
        "good afternoon, I need a follow-up on Tuesday", "buenas tardes, quiero una cita de seguimiento el martes",
        "bon après-midi, je voudrais un rendez-vous de suivi mardi",
        "guten Abend, ich möchte am Dienstag einen Kontrolltermin",
        "boa tarde, quero marcar uma consulta de retorno na terça-feira",
        "buon pomeriggio, vorrei una visita di controllo martedì",
    ])
    func `the hour at which somebody greets is not the one that they want`(said: String) throws {
        let answer = try desk.call().say(said)
        #expect(answer.string("options[0].value") == "2026-12-01T09:00", "\(answer.text)")
    }

    @Test func `in German a good morning is not tomorrow`() throws {
        let answer = try desk.call().say("guten Morgen, ich brauche einen Kontrolltermin")
        #expect(answer.string("session.asked") == "date_and_time", "\(answer.text)")
    }

    @Test(arguments: [
        ("fr", "dès que possible"), ("fr", "le plus tôt possible"), ("de", "so bald wie möglich"),
        ("pt", "o mais cedo possível"), ("it", "il prima possibile"), ("it", "al più presto"),
    ])
    func `the earliest time is no other time`(language: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say("follow-up")
        let answer = try caller.say(said)
        #expect(answer.string("session.goal") == "book", "\(answer.text)")
        #expect(answer.string("options[0].value") == "2026-11-30T09:00", "\(answer.text)")
    }

    /// French, German, Portuguese, Italian: "none of those" takes none of what is offered.
    @Test(arguments: [
        ("fr", "dès que possible", "aucun de ceux-là"), ("de", "so bald wie möglich", "keiner davon"),
        ("pt", "quanto antes", "nenhum desses"), ("it", "appena possibile", "nessuno di questi"),
    ])
    func `none of those is a no`(language: String, soonest: String, said: String) throws {
        let caller = desk.call()
        try caller.say("", language: language)
        try caller.say("follow-up")
        #expect(try caller.say(soonest).string("session.asked") == "choice")
        let answer = try caller.say(said)
        #expect(answer.string("session.asked") == "date_and_time", "\(answer.text)")
    }

    @Test(arguments: [
        ("en", "chest pain"), ("fr", "j'ai une douleur à la poitrine"), ("de", "ich habe Schmerzen in der Brust"),
        ("pt", "estou com dor no peito"), ("it", "ho un dolore al petto"), ("fr", "je n'arrive plus à respirer"),
        ("de", "mein Mann ist bewusstlos"), ("pt", "não consigo respirar"), ("it", "non riesco a respirare"),
    ])
    func `danger is heard in every language`(language: String, said: String) throws {
        let answer = try desk.call().say(said, language: language)
        #expect(answer.string("next_action") == "transfer")
        #expect(answer.string("transfer.reason") == "emergency")
    }
}
