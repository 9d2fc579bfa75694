/// German: a small list of our own; no licensed lexicon was found.
enum German {
    static let language = Language(
        code: "de",
        markers: """
            der die das ein eine einen und ist ich sie wir für mit hallo guten tag bitte danke nicht wie wann wo was
            möchte haben hätte gerne auf von zu mir mein meine ihre ja nein kann könnte um uhr
            """,
        valences: [
            3: "ausgezeichnet hervorragend perfekt wunderbar fantastisch großartig toll begeistert",
            2: "gut gute guter lecker freundlich zufrieden danke dankeschön super schön glücklich besser prima freut",
            -2:
                "schlecht schlechte problem probleme kalt langsam schmutzig teuer spät verspätet falsch enttäuscht ärgerlich beschwerde",
            -3: "furchtbar schrecklich schlimmste unverschämt inakzeptabel eklig wütend katastrophe frechheit",
        ],
        phrases: [2: ["vielen dank", "kein problem", "nicht schlecht"], -2: ["funktioniert|geht nicht"]],
        negations: "nicht nie niemals kein keine keinen nichts niemand ohne",
        intensifiers: "sehr wirklich total extrem so absolut mehr",
        diminishers: "etwas kaum fast wenig", contrasts: "aber jedoch trotzdem",
        groups: ["TERMIN": "termin termine", "TISCH": "tisch reservierung buchung"],
        rules: [
            .init(.cancellation, 4, ["stornieren|absagen|storno|stornierung|abbestellen"]),
            .init(.reschedule, 4, ["verschieben|umbuchen|verlegen", "TERMIN|TISCH * ändern"]),
            .init(
                .transfer, 4,
                [
                    "mit * mitarbeiter|menschen|jemandem|chef|manager|geschäftsführer * sprechen|reden",
                    "verbinden|durchstellen",
                ]),
            .init(
                .hours, 4,
                [
                    "wann * geöffnet|auf|offen|öffnen|schließen|zu", "öffnungszeiten", "wie lange * geöffnet|offen|auf",
                    "haben * geöffnet|offen",
                ]),
            .init(.location, 4, ["wo * sind|finde|liegt|befindet", "adresse|anfahrt"]),
            .init(.pricing, 3, ["was|wieviel kostet|kosten", "wie viel", "preis|preise"]),
            .init(.order, 4, ["bestellen|bestellung", "zum mitnehmen", "liefern|lieferung"]),
            .init(.reservation, 4, ["tisch * reservieren|bestellen|buchen|für", "reservieren"]),
            .init(.reservation, 2, ["TISCH"]),
            .init(.appointment, 4, ["TERMIN * vereinbaren|machen|ausmachen|buchen|haben", "brauche|möchte * TERMIN"]),
            .init(.appointment, 2, ["TERMIN"]),
            .init(.status, 4, ["wo * meine bestellung"]),
            .init(
                .complaint, 4,
                ["beschwerde|beschweren|reklamation|reklamieren|erstattung", "problem mit", "funktioniert nicht"]),
        ])
}
