/// What German callers say; umlauts are folded to the plain vowels.
enum GermanIntents {
    static let rules = IntentRules(
        code: "de",
        fillers: "äh ähm öh hm also na naja mal halt eben denn eigentlich einfach ach",
        groups: groups, rules: tasks + talk)

    private static let groups = [
        "TERMIN":
            "termin termine terminen reservierung reservierungen buchung buchungen tisch behandlung sprechstunde untersuchung kontrolle vorsorge",
        "BUCHEN":
            "buchen vereinbaren ausmachen machen reservieren haben bekommen brauche buche bräuchte kriegen holen festlegen",
        "AENDERN": """
        verschieben verlegen ändern umbuchen verschiebe verlege ändere vorverlegen umlegen abändern verschoben verlegt
        verschieb änder wechseln
        """,
        "ABSAGEN": "absagen stornieren canceln löschen abgesagt storniere storno streichen sage stornierung abzusagen",
        "ARZT": """
        arzt ärztin doktor zahnarzt zahnärztin hausarzt facharzt therapeut therapeutin hautarzt augenarzt frauenarzt
        kinderarzt dr orthopäde kardiologe psychologe physiotherapeut
        """,
        "WILL": "will möchte würde brauche bräuchte hätte kann könnte wollte muss könnten können möchten",
        "MENSCH": """
        mensch menschen mitarbeiter mitarbeiterin jemand jemandem jemanden berater person kollegen kollegin empfang rezeption
        chef chefin sachbearbeiter ansprechpartner zentrale operator
        """,
        "TAG": """
        heute morgen übermorgen montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag woche monat januar
        februar märz april mai juni juli august september oktober november dezember vormittag nachmittag abend früh mittag
        vormittags nachmittags abends morgens mittags wochenende
        """,
        "ZAHL": """
        # #th #pm ein eins zwei zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn
        siebzehn achtzehn neunzehn zwanzig dreissig vierzig fünfzig sechzig hundert null halb viertel dreiviertel
        erste ersten zweite zweiten dritte dritten vierte vierten fünfte fünften letzte letzten
        """,
        "SPRACHE":
            "englisch spanisch hindi französisch deutsch portugiesisch italienisch türkisch arabisch russisch polnisch english sprache",
        "OFFEN": "offen geöffnet auf öffnet öffnen macht machen schließt schließen geschlossen zu",
    ]

    private static let tasks: [IntentRules.Rule] = [
        .init(
            .book, .sure,
            """
            TERMIN * BUCHEN|vereinbaren|ausmachen
            BUCHEN * einen|eine|nen|neuen TERMIN
            WILL * einen|eine|neuen TERMIN
            WILL * zum|zur|zu ARZT
            reservieren|buchen
            haben|gibt|ist * frei|freie|freier|verfügbar
            einen|eine TERMIN bei|beim|für|am
            """),
        .init(.book, .likely, "^ TERMIN\nneuen|neuer TERMIN\nTERMIN bei|beim|für\nWILL * TERMIN"),
        .init(.book, .hint, "TERMIN\nARZT"),
        .init(.book, .against, "keinen|kein|nicht TERMIN"),
        .init(
            .reschedule, .sure,
            "AENDERN * TERMIN|uhrzeit|datum|TAG\nTERMIN * AENDERN\nihn|den|das|diesen|es * AENDERN\nverschieben|verlegen|umbuchen\nmein|meinen TERMIN * später|früher\nauf * TAG|ZAHL AENDERN|legen"
        ),
        .init(
            .reschedule, .likely,
            "anderer|anderen|andere|anderes TAG|termin|tag|uhrzeit|zeit\nspäter|früher\nlieber|stattdessen * TAG|ZAHL\nAENDERN"
        ),
        .init(.reschedule, .against, "AENDERN * sprache|adresse\nsprache * AENDERN"),
        .init(
            .cancel, .sure,
            "ABSAGEN * TERMIN|ARZT\nTERMIN * ABSAGEN|ab\nWILL * ABSAGEN\nnicht kommen|wahrnehmen|einhalten\nbrauche|nicht * TERMIN * mehr"
        ),
        .init(.cancel, .likely, "ABSAGEN"),
        .init(.cancel, .against, "nicht|kein ABSAGEN\nsage mir|ihnen"),
        .init(
            .checkStatus, .sure,
            """
            wann|welche|um * mein|meinen|ich|meine TERMIN
            habe|hab ich * TERMIN
            TERMIN * bestätigt|bestätigen|prüfen|nachsehen|überprüfen|noch
            bestätigen|prüfen|überprüfen|nachsehen * TERMIN|status
            status|stand von|meiner|meines|der|des
            mein|meinen|meine nächster|nächsten|nächste TERMIN
            bin ich * angemeldet|verifiziert|bestätigt|registriert
            wie ist der stand
            """),
        .init(.checkStatus, .likely, "^ mein TERMIN\nverifizierung|bestätigung|status"),
        .init(
            .hours, .sure,
            "wann|lange|bis|ab|wie|uhr * OFFEN\nöffnungszeiten|sprechzeiten|öffnungszeit|geschäftszeiten|sprechstunden\nhaben|sind|habt|ist * geöffnet|offen|auf|geschlossen|zu\nTAG * geöffnet|offen|geschlossen"
        ),
        .init(.hours, .against, "termin|reservierung * machen\neinen|eine * machen|auf"),
        .init(
            .location, .sure,
            "wo * sind|ist|finde|befindet|liegt|praxis|klinik|sie\nadresse|anschrift|standort|wegbeschreibung|anfahrt\nwie komme|kommt|finde|kommen\nnächste|nächsten|nächstgelegene praxis|klinik|filiale\nwelche|welcher|in strasse|etage|stock|stadt"
        ),
        .init(.location, .against, "ändern * adresse\nadresse ändern"),
        .init(
            .price, .sure,
            "was|wie|wieviel * kostet|kosten|teuer|preis|zahlen\nwie viel\npreis|preise|kosten|gebühr|gebühren|honorar\nkrankenkasse|versicherung zahlt|übernimmt"
        ),
        .init(
            .complaint, .sure,
            "beschwerde|beschweren|reklamation|reklamieren|erstattung|rückerstattung\nunverschämt|unverschämtheit|inakzeptabel|frechheit|skandal|katastrophe|unmöglich\nschlechter|schlechte|schrecklich|furchtbar service|erfahrung|behandlung\nniemand|keiner * geht|meldet|ruft|kommt\nwarte * seit\nfunktioniert|geht nicht\ngeld zurück\ndoppelt|falsch|zweimal abgebucht|berechnet"
        ),
        .init(
            .complaint, .likely,
            "wütend|sauer|verärgert|enttäuscht|unzufrieden|ärgerlich\nproblem mit\nschrecklich|furchtbar"),
        .init(
            .order, .likely, "bestellen|bestellung|rezept|rezepte|medikament|medikamente|lieferung|abholen|mitnehmen"),
    ]

    private static let talk: [IntentRules.Rule] = [
        .init(
            .speakToAgent, .sure,
            """
            mit * MENSCH|ARZT sprechen|reden|verbinden|verbunden
            sprechen|reden * MENSCH|ARZT
            verbinden|durchstellen|weiterleiten|verbinde|stellen * mich|MENSCH|durch|weiter|sie
            echten|echte|echter|richtigen|richtiger mensch|menschen|person|mitarbeiter
            ^ MENSCH $
            WILL * mitarbeiter|menschen|berater|jemanden|jemandem
            kundenservice|kundendienst|durchstellen|verbinden
            rufen * zurück
            """),
        .init(.speakToAgent, .against, "nicht sprechen\nsind|bist * MENSCH|roboter"),
        .init(
            .areYouBot, .sure,
            "sind|bist|ist|spreche|rede * roboter|maschine|mensch|computer|echt|bot|aufzeichnung|bandansage|automat"),
        .init(
            .sayAgain, .sure,
            "wiederholen|wiederholung|wiederhole|wiederholt\nnoch einmal\nnochmal|nochmals\n^ wie|was|bitte|hä|entschuldigung $\n^ wie bitte\nwas * gesagt|sagten|meinten\nnicht * verstanden|gehört|verstehe|höre|mitbekommen"
        ),
        .init(.sayAgain, .likely, "noch|einmal $"),
        .init(.slowerFaster, .sure, "langsamer|schneller|lauter|leiser\nzu|so schnell|langsam\nlangsam sprechen|reden"),
        .init(
            .changeLanguage, .sure,
            "auf|in|sprechen|spricht|wechseln|sprichst|lieber * SPRACHE\nSPRACHE sprechen|reden|wechseln|ändern\nsprache"
        ),
        .init(.changeLanguage, .likely, "^ SPRACHE"),
        .init(.changeLanguage, .when([.language]), "SPRACHE"),
        .init(
            .affirm, .sure,
            "^ das|ja stimmt|passt|ist|geht richtig|gut|klar|korrekt|ok|okay|so|$\n^ stimmt|genau|richtig|korrekt|passt|perfekt|einverstanden\nin ordnung\nist gut|recht|richtig|korrekt"
        ),
        .init(
            .affirm, .when([.confirm, .choice, .anythingElse]),
            "passt|stimmt|richtig|korrekt|gut|bestätige|perfekt\nmachen sie das\nnehme ich|den"),
        .init(
            .affirm, .against,
            "nicht|kein|falsch * richtig|gut|ordnung|korrekt|$\nnicht richtig|gut|korrekt|in\nstimmt|passt nicht"),
        .init(
            .negate, .sure,
            "stimmt|passt|ist nicht|falsch\ndas|es * nicht richtig|korrekt|das\nhabe ich nicht gesagt\nich * nicht gesagt|gemeint\nglaube|denke nicht\n^ falsch"
        ),
        .init(.negate, .when([.choice]), "keiner|keine|keinen|keins|nichts davon|dabei|von"),
        .init(
            .negate, .when([.anythingElse]),
            "das|dann wars|war alles|es\nnichts mehr|weiter\nsonst nichts\ndas wäre alles"),
        .init(
            .negate, .against, "weiss|sicher|verstanden|kein|keine nicht|problem|ahnung\nnicht sicher|verstanden|gehört"
        ),
        .init(
            .dontKnow, .sure,
            "weiss|weiß * nicht\nkeine ahnung\nnicht sicher\negal\nerinnere|erinnern|mehr * nicht\nvergessen\nvielleicht\nirgendein|irgendwann|irgendwas|beliebig"
        ),
        .init(.greet, .sure, "^ hallo|hi|servus|moin|tag\n^ guten|grüss|gruss morgen|tag|abend|gott\nwie geht"),
        .init(
            .goodbye, .sure,
            "tschüss|tschüs|ciao|servus\nauf wiedersehen|wiederhören\nschönen|schönes tag|abend|wochenende\nbis bald|dann|morgen $\ndas|dann wars|war alles\ndas wäre alles\nauflegen"
        ),
        .init(.thanks, .sure, "danke|dank|dankeschön|bedanke|vielen"),
        .init(
            .nevermind, .sure,
            "vergessen sie|es\nvergiss es|das\n^ egal $\nlassen sie|wir * gut|es|das\nvon vorne|vorn\nneu anfangen|starten\nzurück $\n^ stopp|stop|halt|abbrechen\nanders überlegt\nhat sich erledigt\nschon gut"
        ),
        .init(.nevermind, .likely, "abbrechen\n^ ABSAGEN $"),
        .init(
            .help, .sure,
            "was|welche * kann|können|kannst|möglichkeiten|optionen * tun|sagen|fragen|machen|helfen|optionen|ich|sie\n^ hilfe|optionen|menü $\nwie funktioniert"
        ),
        .init(.help, .likely, "hilfe|helfen\nverstehe * nicht"),
        .init(
            .provideInfo, .likely,
            """
            mein|meine * name|nummer|telefonnummer|geburtsdatum|adresse|postleitzahl|nachname ist|lautet
            ich heisse
            ^ am|um|für|im|ab|bis|gegen|der|den|wir TAG|ZAHL|sind
            ^ TAG|ZAHL
            am|um|für|nächsten|nächste|diesen|diese|kommenden|den TAG|ZAHL
            TAG um|ZAHL|den|früh|nachmittag|abend
            ZAHL personen|leute|erwachsene|kinder|uhr
            geboren am|im|ZAHL
            bei|beim dr|doktor
            ZAHL ZAHL ZAHL
            nur|bloss ich|mich
            """),
        .init(.provideInfo, .hint, "TAG\nZAHL\nname"),
    ]
}
