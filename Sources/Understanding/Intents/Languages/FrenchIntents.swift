/// What French callers say; apostrophes and hyphens cut words ("rendez vous", "c est").
enum FrenchIntents {
    static let rules = IntentRules(
        code: "fr",
        fillers: "euh heu ben bah alors donc enfin voilà simplement madame monsieur",
        groups: groups, rules: tasks + talk)

    private static let groups = [
        "RDV": "rdv rendez consultation consultations réservation réservations visite séance créneau table",
        "MONRDV": "rendez rdv consultation consultations réservation réservations visite visites séance table",
        "PRENDRE": "prendre réserver fixer prends réserve avoir obtenir planifier demander organiser programmer caler",
        "CHANGER": """
        changer déplacer modifier reporter décaler avancer repousser bouger change déplace déplacez reportez décalez modifiez
        changez changement reprogrammer déplacement mettre mettez
        """,
        "ANNULER": "annuler annule annulez annulation supprimer annulé décommander",
        "MEDECIN": """
        médecin docteur docteure dentiste spécialiste infirmière infirmier généraliste pédiatre dermatologue
        gynécologue cardiologue kiné thérapeute psychologue ophtalmo ophtalmologue chirurgien
        """,
        "VEUX": "veux voudrais souhaite souhaiterais aimerais besoin peux pourrais puis pouvez voulais faut faudrait",
        "PERSONNE": """
        quelqu personne humain agent conseiller conseillère opérateur opératrice responsable standard secrétaire accueil
        secrétariat réceptionniste réception représentant manager humaine
        """,
        "JOUR": """
        hui aujourd demain après lundi mardi mercredi jeudi vendredi samedi dimanche semaine mois janvier février mars avril
        mai juin juillet août septembre octobre novembre décembre matin midi soir nuit weekend
        """,
        "NOMBRE": """
        # #th #pm un une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente
        quarante cinquante soixante cent zéro premier première second seconde deuxième troisième dernier dernière demie quart
        """,
        "LANGUE": "anglais espagnol hindi français allemand portugais italien arabe chinois english langue",
        "OUVRIR":
            "ouvrez ouvre ouvrent ouvert ouverts ouverte ouverture fermez ferme ferment fermé fermés fermeture ouvrir fermer",
    ]

    private static let tasks: [IntentRules.Rule] = [
        .init(
            .book, .sure,
            """
            PRENDRE * RDV|MEDECIN
            VEUX|d * un|une|nouveau RDV
            VEUX * PRENDRE * RDV
            voir|consulter * MEDECIN
            réserver
            avez|a|reste|y * disponible|disponibilités|disponibilité|place|places|créneau|créneaux
            """),
        .init(.book, .likely, "^ RDV\nnouveau|nouvelle MONRDV\nVEUX * MONRDV\nrendez vous avec|pour|chez"),
        .init(.book, .hint, "MONRDV\nMEDECIN"),
        .init(.book, .against, "pas|plus * MONRDV"),
        .init(
            .reschedule, .sure,
            """
            CHANGER * MONRDV|heure|date|jour|horaire
            CHANGER * à|au|pour JOUR
            le|la CHANGER
            reporter|reprogrammer|décaler|repousser|déplacer|reculer|reculez|avancer|avancez|décalez|repoussez|déplacez
            """),
        .init(
            .reschedule, .likely,
            "autre date|jour|heure|moment|créneau\nplus tard\npeu|venir|heure|vous|possible plus tôt\nplutôt * JOUR|NOMBRE\nCHANGER * JOUR"
        ),
        .init(.reschedule, .against, "CHANGER * LANGUE|adresse\nmettre en relation"),
        .init(
            .cancel, .sure,
            "ANNULER * MONRDV|MEDECIN|JOUR|commande\nVEUX|d ANNULER\nne|n * pas|plus venir|pourrai|peux * venir|MONRDV\nplus besoin * MONRDV\nne peux|pourrai pas|plus venir"
        ),
        .init(.cancel, .likely, "ANNULER"),
        .init(.cancel, .against, "ne|n|pas * ANNULER\nANNULER pas"),
        .init(
            .checkStatus, .sure,
            """
            quand|quelle|quel|à * mon|j MONRDV
            est|ai ce|je|j * un|une|déjà MONRDV
            confirmer|vérifier|consulter|savoir|connaître|confirmez|vérifiez * MONRDV|demande|dossier|commande|statut
            statut|état|suivi de|du
            mon prochain MONRDV
            quand|quels|quelles|dites|donnez * mes MONRDV
            mes prochains|prochaines MONRDV
            mon MONRDV * confirmé|toujours|quand
            où en est
            suis je * inscrit|vérifié|confirmé
            """),
        .init(.checkStatus, .likely, "^ mon MONRDV\nvérification"),
        .init(
            .hours, .sure,
            "quelle|quelles|quand|jusqu|quel * OUVRIR\nhoraire|horaires\nêtes|est|sont|vous * OUVRIR\nheures d OUVRIR\nOUVRIR * JOUR|à|le"
        ),
        .init(
            .location, .sure,
            "où * êtes|est|se|trouve|situé|situés|trouvez|cabinet|clinique|adresse\nêtes|est|trouve|trouvez|situé|situés|situez où\nadresse|adresses\ncomment * venir|aller|rendre|arriver|accéder\nplus proche\nquelle rue|étage|ville|quartier"
        ),
        .init(.location, .against, "CHANGER * adresse\noù en est"),
        .init(
            .price, .sure,
            "combien * coûte|coûtent|prix|est|ça|faut|payer|prenez\nprix|tarif|tarifs|coût|honoraires|cher\nremboursé|remboursée|mutuelle|assurance"
        ),
        .init(
            .complaint, .sure,
            """
            plainte|réclamation|plaindre|remboursement|rembourser|remboursez
            inadmissible|inacceptable|scandaleux|honteux|lamentable|honte
            mauvais|mauvaise|horrible|nul service|accueil|expérience
            personne * répond|rappelle|vient
            attends depuis
            ne marche|fonctionne
            deux fois|trop facturé|prélevé
            """),
        .init(
            .complaint, .likely,
            "furieux|furieuse|énervé|énervée|marre|déçu|déçue|mécontent|mécontente|terrible|erreur\nproblème avec"),
        .init(
            .order, .likely,
            "commande|commander|ordonnance|ordonnances|médicaments|livraison|emporter|renouveler|renouvellement"),
    ]

    private static let talk: [IntentRules.Rule] = [
        .init(
            .speakToAgent, .sure,
            """
            parler|parle|discuter à|avec|au * PERSONNE|MEDECIN|un
            passez|passer|transférez|transférer|mettez|connectez moi|me * PERSONNE|MEDECIN|avec
            transférez|passez moi
            vraie|vrai personne|humain
            ^ PERSONNE $
            VEUX * conseiller|humain|agent|opérateur|quelqu
            service client
            être mis en relation
            mettre en relation
            """),
        .init(.speakToAgent, .against, "pas parler\nêtes * humain|personne|robot"),
        .init(
            .areYouBot, .sure,
            "êtes|es|est|parle|vous|tu * robot|machine|humain|humaine|réel|réelle|enregistrement|ordinateur\nvraie personne $"
        ),
        .init(
            .sayAgain, .sure,
            """
            répéter|répétez|répète|redire|redites
            encore une fois
            ^ pardon|comment|quoi|hein $
            qu avez|as|est dit|vous
            pas|rien * entendu|compris|entends|saisi
            vous avez|disiez dit $
            """),
        .init(
            .slowerFaster, .sure,
            "plus|moins lentement|doucement|vite|rapidement|lent|fort\ntrop vite|rapide|lentement|lent"),
        .init(.changeLanguage, .sure, "en|parler|parlez|parle|changer|passer * LANGUE\nchanger * langue"),
        .init(.changeLanguage, .likely, "^ LANGUE"),
        .init(.changeLanguage, .when([.language]), "LANGUE"),
        .init(
            .affirm, .sure,
            "^ c est ça|bon|exact|correct|parfait|juste|bien\n^ parfait|exact|exactement|correct|entendu|volontiers\nça me va|convient\nça va|marche\nd accord\nallez y"
        ),
        .init(
            .affirm, .when([.confirm, .choice, .anythingElse]),
            "convient|parfait|correct|exact|confirme\nfaites le\nje prends|veux bien\ncelui|celle là"),
        .init(.affirm, .against, "pas|ne * ça|bon|correct|exact|va|convient|marche|accord"),
        .init(
            .negate, .sure,
            "c est|n pas ça|bon|correct|exact|juste\nce n est pas\npas du tout\nj ai pas dit\nje n ai pas dit\n^ faux|incorrect"
        ),
        .init(.negate, .when([.choice]), "aucun|aucune|ni"),
        .init(.negate, .when([.anythingElse]), "c est|sera tout\nrien d autre|de\nça sera tout"),
        .init(.negate, .against, "pas de problème|souci\nsais|souviens pas\npas sûr|sûre|compris|entendu"),
        .init(
            .dontKnow, .sure,
            "sais pas\nne sais\naucune idée\npas sûr|sûre|certain|certaine\nme souviens|rappelle pas|plus\npeu importe\nm est égal\nn importe quel|quelle|quand|lequel\npeut être\noublié"
        ),
        .init(.greet, .sure, "^ bonjour|bonsoir|salut|allô|coucou\ncomment allez|ça vous|va"),
        .init(
            .goodbye, .sure,
            "au revoir\nbonne|bon journée|soirée|après|fin|weekend|nuit\nà bientôt|plus|demain $\nc est|sera tout\nrien d autre\nraccrocher|salut $"
        ),
        .init(.thanks, .sure, "merci|remercie|remercier"),
        .init(
            .nevermind, .sure,
            "laissez|laisse tomber\noubliez|oublie\nrecommencer|recommençons\ntant pis\nrevenir|retour en|arrière|au\n^ stop|arrêtez|arrête\nchangé d avis\nANNULER ça|cela\nce n est pas grave"
        ),
        .init(.nevermind, .likely, "^ ANNULER $"),
        .init(
            .help, .sure,
            "que|quelles|qu * puis|pouvez|peux|faire|dire|options * faire|dire|demander|aider|options|je\n^ aide|options|menu $\ncomment ça marche|fonctionne\nquelles sont"
        ),
        .init(.help, .likely, "aide|aider|aidez\nperdu|perdue\ncomprends pas"),
        .init(
            .provideInfo, .likely,
            """
            mon|ma * nom|prénom|numéro|téléphone|date|adresse|code est
            je m appelle
            ^ c est|pour|le|à|au|en|nous|de JOUR|NOMBRE|pour
            ^ JOUR|NOMBRE
            pour|le|à|nous|sommes|serons|prochain|prochaine|cette|ce JOUR|NOMBRE
            JOUR prochain|prochaine|NOMBRE
            NOMBRE personnes|adultes|enfants|heures|heure|h
            né|née le|en
            avec le docteur
            NOMBRE NOMBRE NOMBRE
            """),
        .init(.provideInfo, .hint, "JOUR\nNOMBRE"),
    ]
}
