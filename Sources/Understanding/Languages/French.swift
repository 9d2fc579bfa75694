/// French: a small list of our own; no licensed lexicon was found.
enum French {
    static let language = Language(
        code: "fr",
        markers: """
            le la les un une des du de et est je j'ai vous nous pour avec bonjour merci que qui dans sur mon ma votre
            c'est suis voudrais pas très mais à quelle où s'il plaît oui d'accord
            """,
        valences: [
            3: "excellent excellente parfait parfaite magnifique formidable fantastique adoré adore",
            2: "bon bonne bien délicieux délicieuse content contente aimable gentil gentille merci super mieux heureux",
            -2:
                "mauvais mauvaise mal problème problèmes froid froide lent lente sale cher chère retard déçu déçue erreur plainte",
            -3: "horrible terrible pire inacceptable nul nulle dégoûtant furieux furieuse honte affreux scandaleux",
        ],
        phrases: [
            2: ["merci beaucoup", "pas de problème|souci", "pas mal"], -2: ["ne marche|fonctionne pas", "en panne"],
        ],
        negations: "ne n'est pas jamais rien personne aucun aucune sans ni",
        intensifiers: "très trop vraiment tellement si extrêmement plus",
        diminishers: "peu presque assez", contrasts: "mais cependant pourtant",
        groups: ["RDV": "rendez-vous rdv", "RESA": "réservation réservations table"],
        rules: [
            .init(.cancellation, 4, ["annuler|annulation"]),
            .init(.reschedule, 4, ["déplacer|changer|modifier|reporter|décaler * RDV|RESA|heure|date"]),
            .init(
                .transfer, 4,
                ["parler à|avec|au * personne|quelqu'un|responsable|patron|conseiller|gérant|humain", "passez-moi"]),
            .init(
                .hours, 4,
                [
                    "horaires|horaire", "quelle heure * ouvrez|fermez|ouvert|ferme|ouvre",
                    "êtes-vous|êtes ouvert|ouverts|fermé", "ouvrez|fermez|ouvert",
                ]),
            .init(
                .location, 4,
                ["où * êtes|situé|situés|trouvez|trouve", "votre|l' adresse", "adresse", "comment * venir"]),
            .init(.pricing, 3, ["combien coûte|coûtent|ça|est-ce|c'est", "prix|tarif|tarifs"]),
            .init(.order, 4, ["commander|commande", "à emporter", "livraison"]),
            .init(.reservation, 4, ["réserver", "faire * réservation", "table pour"]), .init(.reservation, 2, ["RESA"]),
            .init(.appointment, 4, ["prendre|avoir|voudrais|veux * RDV"]), .init(.appointment, 2, ["RDV"]),
            .init(.status, 4, ["où * ma commande"]),
            .init(
                .complaint, 4,
                ["plainte|réclamation|rembourser|remboursement|plaindre", "problème avec", "ne marche|fonctionne pas"]),
        ])
}
