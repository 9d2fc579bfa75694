/// Words of assent and refusal, by language; phrases are apart by commas or lines.
struct YesNoWords: Sendable {
    /// ISO 639-1.
    let code: String
    /// Words that mean yes and nothing else.
    let yes: String
    let no: String
    let yesPhrases: String
    let noPhrases: String
    /// A no that also stands before verbs.
    var preverbal = ""
    var negators = ""
    /// What holds such a word and is neither.
    var neither = ""
    /// What takes back the answer before it.
    var corrections = ""
    /// Before anything else, asks for that in place of what was offered.
    var changes = ""
    /// Written without spaces, or with endings on words: looked for anywhere.
    var isUnspaced = false

    static let fillers: Set<String> = [
        "uh", "um", "uhm", "erm", "er", "eh", "hmm", "ah", "oh", "well", "so", "please", "just", "actually", "euh",
        "aeh",
        "ehm", "pues", "bueno", "ben",
    ]

    /// Those that no later word takes back: "yes, I said no onions".
    static let final: Set<String> = [
        "yes", "yeah", "yep", "yup", "yea", "si", "sip", "oui", "ouais", "ja", "jo", "jawohl", "jap", "jep", "jup",
        "japp",
        "sim", "हां", "हा", "जी हां", "हां जी", "haan", "han", "ji haan", "evet", "да", "نعم", "ايوه", "اجل", "是", "是的", "はい",
        "ええ", "うん", "네", "예", "응", "no", "nope", "nah", "non", "nan", "nein", "nee", "nao", "नही", "नहीं", "ना", "nahi",
        "nej",
        "hayir", "не", "لا", "كلا", "不", "不是", "いいえ", "いえ", "아니", "아니요", "아니오",
    ]

    static let all = western + others

    private static let western = [
        YesNoWords(
            code: "en",
            yes: """
                yes, yeah, yep, yup, yea, ya, yah, yess, yas, aye, mhm, mmhmm, sure, of course, ok,
                okay, okey, k, y, absolutely, definitely, certainly, indeed, affirmative, correct, exactly, true, totally,
                no problem, no worries, why not, yes please, yessir, sure thing, for sure
                """,
            no: """
                no, nope, nah, na, nay, negative, n, no way, never, not really, not at all, absolutely not, definitely not,
                of course not, certainly not, no thanks, no thank you, not ok, not okay, incorrect, false, wrong, not sure thing,
                not correct, not right, not true, hell no, noway, not yet
                """,
            yesPhrases: """
                right, fine, great, good, perfect, agree, agreed, i agree, sounds good, sounds great, that works, works for me,
                would work, will work, go ahead, do it, please do, i do, i am, i would, i will, it is, that is right,
                thats right, thats correct, thats fine, thats good, alright, all right, by all means, you bet, gladly, lovely,
                happy to, id love to, id like that, makes sense, got it, confirm, confirmed, accept, accepted, cool, deal, ideal,
                excellent, awesome, wonderful, brilliant, super, looks good, suits me, i think so, i guess so, i suppose so,
                i suppose, i dont see why not, i do not see why not, i cant see why not, dont see why not, make it so, if possible, it does, they are, we are, we do, thatll work, itll work, thatll do, thatll be fine, thatll be great
                """,
            noPhrases: """
                i dont, i do not, i didnt, i did not, i wont, i cant, i cannot, i wouldnt, i havent, i am not, im not, it isnt,
                it is not, its not, thats not, that isnt, that is not, dont think so, do not think so, disagree, i disagree,
                dont agree, do not agree, rather not, i refuse, refuse, decline, reject, stop, cancel that, doesnt work, wont work,
                isnt right, isnt ok, isnt okay, arent, dont want, do not want, dont do, do not do, deny, denied, nuh, im afraid not, hardly, neither, none, nothing
                """,
            negators:
                "not, isnt, wasnt, dont, doesnt, didnt, cant, cannot, wont, without, arent, wouldnt, nothing, hardly",
            neither:
                "no idea, no clue, no preference, dont know, do not know, not sure, im not sure, i am not sure, no one, no matter, please do not, can make it, could make it, will make it, able to make it",
            corrections:
                "wait, hold on, i mean, i meant, actually, sorry, scratch that, on second thought, on second thoughts",
            changes: "make it, make that"
        ),
        YesNoWords(
            code: "es",
            yes: """
                si, sip, simon, claro, claro que si, por supuesto, desde luego, ok, okay, okey, vale, de acuerdo, correcto, exacto,
                exactamente, efectivamente, asi es, afirmativo, cierto, seguro, no hay problema, ningun problema, sin problema,
                como no, por que no, s, verdad, verdadero, dale, ya lo creo, si por favor, obvio, sale, orale, andale
                """,
            no: """
                nop, nel, nunca, jamas, para nada, en absoluto, claro que no, no gracias, negativo, incorrecto, falso, de ninguna manera,
                ni hablar, n, no no, por supuesto que no, tampoco, no es correcto, no es cierto, mejor no, que no, que va, ni modo
                """,
            yesPhrases: """
                bien, muy bien, esta bien, perfecto, genial, bueno, me parece bien, funciona, funcionaria, acepto, confirmo, confirmado,
                adelante, hagalo, hazlo, suena bien, excelente, estupendo, me viene bien, me sirve, creo que si, esta ok, concuerdo,
                conforme, me gustaria, quiero, supuesto, listo, entendido
                """,
            noPhrases: """
                no lo creo, no creo, creo que no, no quiero, no es, no esta bien, no me sirve, no acepto, no estoy de acuerdo,
                no de acuerdo, en desacuerdo, desacuerdo, discrepo, no funciona, equivocado, mal, no esta ok, rechazo
                """,
            preverbal: "no", negators: "no, ni, sin, nunca",
            neither:
                "no se, no lo se, no tengo idea, no estoy seguro, no estoy segura, ni idea, no importa, no recuerdo, eso es todo"
        ),
        YesNoWords(
            code: "fr",
            yes: """
                oui, ouais, ouaip, ouep, mouais, yep, si, bien sur, bien entendu, certainement, absolument, exactement, exact, tout a fait,
                effectivement, d accord, ok, okay, volontiers, correct, affirmatif, vrai, c est ca, c est exact, pas de probleme,
                pas de soucis, pas de souci, aucun probleme, sans probleme, evidemment, pourquoi pas, o, oui s il vous plait, parfaitement
                """,
            no: """
                non, nan, nope, jamais, pas du tout, absolument pas, certainement pas, bien sur que non, non merci, negatif, incorrect,
                faux, n, pas d accord, pas vraiment, surtout pas, pas question, hors de question, en aucun cas, pas ok, pas exactement
                """,
            yesPhrases: """
                c est bon, c est bien, ca marche, ca va, ca me va, ca me convient, convient, parfait, tres bien, bien, entendu,
                je veux bien, avec plaisir, allez y, faites le, je confirme, confirme, j accepte, super, genial, excellent, bon,
                je suis d accord, je crois que oui, je pense que oui, c est juste, juste, concorder, impeccable, marche, fonctionne, fonctionnerait
                """,
            noPhrases: """
                je ne pense pas, je pense pas, je ne crois pas, je crois pas, je ne veux pas, je veux pas, ce n est pas, c est pas,
                ca ne va pas, ca va pas, ca ne marche pas, ca marche pas, pas possible, je refuse, refuse, desaccord, en desaccord,
                je ne suis pas, je n ai pas, ne pas concorder, c est faux, mal, mauvais
                """,
            negators: "pas, ne, jamais, aucun, sans, n",
            neither: "je ne sais pas, je sais pas, aucune idee, pas sur, pas sure, n importe, ne sais pas, sais pas"),
        YesNoWords(
            code: "de",
            yes: """
                ja, jo, jawohl, jap, jep, jup, klar, na klar, sicher, natuerlich, naturlich, selbstverstandlich, gerne, gern, genau, richtig,
                korrekt, stimmt, das stimmt, einverstanden, ok, okay, okey, in ordnung, auf jeden fall, absolut, gewiss, freilich, doch,
                kein problem, j, wahr, stimme zu, ich stimme zu, alles klar, warum nicht, ja bitte, definitiv, bestimmt, jaja, allerdings
                """,
            no: """
                nein, ne, nee, no, nope, noe, niemals, nie, auf keinen fall, keinesfalls, keineswegs, gar nicht, uberhaupt nicht, nein danke,
                falsch, n, nicht richtig, stimmt nicht, nicht einverstanden, nicht ok, nicht okay, nicht in ordnung, naturlich nicht,
                leider nicht, lieber nicht, sicher nicht, nicht wirklich, nicht korrekt, bestimmt nicht, auf gar keinen fall, unwahr
                """,
            yesPhrases: """
                gut, sehr gut, prima, super, perfekt, passt, das passt, geht klar, das geht, bitte, toll, wunderbar, bestatige, bestatigt,
                machen sie das, mach das, hort sich gut an, klingt gut, ich glaube ja, ich denke schon, ich glaube schon, funktioniert,
                wurde funktionieren, zustimmen, ausgezeichnet, ist gut, geht
                """,
            noPhrases: """
                ich glaube nicht, glaube nicht, denke nicht, ich denke nicht, will nicht, mochte nicht, passt nicht, geht nicht,
                kann nicht, das ist nicht, ist nicht, stimme nicht zu, nicht zustimmen, lehne ab, ablehnen, nicht gut, kein interesse,
                funktioniert nicht, widerspreche
                """,
            negators: "nicht, kein, keine, nie, ohne",
            neither: "weiss nicht, ich weiss nicht, keine ahnung, nicht sicher, bin nicht sicher, egal"),
        YesNoWords(
            code: "pt",
            yes: """
                sim, s, claro, claro que sim, com certeza, certo, certamente, isso, isso mesmo, exato, exatamente, correto, ok, okay, ta ok,
                ta, ta bom, esta bem, esta bom, esta ok, de acordo, positivo, pode ser, beleza, sem problema, sem problemas, nao tem problema,
                nenhum problema, verdade, verdadeiro, uhum, aham, por que nao, sim por favor, obvio, concordo, eu concordo, combinado, evidente
                """,
            no: """
                nunca, jamais, de jeito nenhum, de modo algum, de maneira nenhuma, claro que nao, nao obrigado, nao obrigada, negativo,
                errado, incorreto, falso, n, nao nao, nada disso, nem pensar, nao concordo, eu nao concordo, discordo, eu discordo,
                nao esta ok, nao ta ok, nao esta bem, com certeza nao, acho que nao, eu acho que nao, creio que nao
                """,
            yesPhrases: """
                bom, bem, muito bem, perfeito, otimo, legal, funciona, aceito, confirmo, confirmado, pode, vai em frente, excelente,
                me parece bem, acho que sim, creio que sim, serve, pode fazer, maravilha, eu quero, quero sim, funcionaria
                """,
            noPhrases:
                "nao quero, nao e, nao acho, nao aceito, nao esta, nao serve, nao da, nao posso, recuso, nao funciona, mal",
            preverbal: "nao, num", negators: "nao, sem, nem, nunca",
            neither: "nao sei, eu nao sei, nao tenho certeza, nao faco ideia, nao lembro, tanto faz, nao importa"),
        YesNoWords(
            code: "it",
            yes: """
                si, certo, certamente, certo che si, esatto, esattamente, giusto, corretto, ok, okay, d accordo, sono d accordo, va bene, va benissimo,
                naturalmente, ovviamente, assolutamente, assolutamente si, come no, perche no, volentieri, nessun problema, non c e problema, s,
                sicuro, sicuramente, vero, e vero, gia, senz altro, senza dubbio, si grazie, affermativo, concordo, senza problemi
                """,
            no: """
                no, mai, nope, assolutamente no, certo che no, no grazie, niente affatto, per niente, per nulla, sbagliato, falso, errato, negativo,
                non va bene, non e ok, non sono d accordo, non d accordo, n, neanche per sogno, non e giusto, non e corretto, non e vero, direi di no,
                assolutamente non, scorretto, non concordo, ovviamente no, non proprio, non esattamente
                """,
            yesPhrases: """
                bene, benissimo, perfetto, ottimo, funziona, dovrebbe funzionare, accetto, confermo, confermato, mi sta bene, e ok, penso di si,
                credo di si, procedi, proceda, faccia pure, fai pure, eccellente, buono, mi va bene, direi di si, mi piace, fantastico, funzionerebbe
                """,
            noPhrases: """
                non credo, penso di no, credo di no, non voglio, non e, non mi va, non accetto, non posso, rifiuto, disaccordo, in disaccordo,
                non mi sembra, mica tanto, non funziona, dissento, male, non penso
                """,
            negators: "non, senza, mai, nessun",
            neither: "non so, non lo so, non sono sicuro, non sono sicura, non ne ho idea, non ricordo, non importa"),
        YesNoWords(
            code: "hi",
            yes: """
                हाँ, हां, हा, जी हाँ, जी, हाँ जी, बिलकुल, बिल्कुल, ज़रूर, जरूर, सही, ठीक, ठीक है, सहमत, सच, ओके, अवश्य, बेशक, निश्चित रूप से, अच्छा, कोई बात नहीं,
                कोई समस्या नहीं, कोई दिक्कत नहीं, haan, han, haa, ha, ji haan, ji, bilkul, zaroor, jarur, sahi, theek, thik, theek hai, thik hai, ok, okay,
                yes, accha, acha, haan ji, सत्य, क्यों नहीं, koi baat nahi
                """,
            no: """
                नहीं, नही, ना, न, जी नहीं, जी नही, कभी नहीं, बिलकुल नहीं, बिल्कुल नहीं, गलत, ग़लत, असहमत, झूठ, ठीक नहीं, सही नहीं, सहमत नहीं, मत, नामंज़ूर, अस्वीकार, असत्य,
                nahi, nahin, nai, na, ji nahi, ji nahin, bilkul nahi, galat, nahi ji, no, theek nahi, sahi nahi, mat
                """,
            yesPhrases:
                "बढ़िया, मंज़ूर, मंजूर, स्वीकार, कर दीजिए, कर दो, चलेगा, पक्का, badhiya, manzoor, chalega, kar dijiye, pakka, हो जाएगा, काम करेगा",
            noPhrases: "नहीं चाहिए, नहीं लगता, मुझे नहीं लगता, nahi chahiye, रहने दो, rehne do, नहीं करेगा", negators: "",
            neither: "पता नहीं, मुझे नहीं पता, नहीं पता, मालूम नहीं, pata nahi, nahi pata, maloom nahi, याद नहीं, yaad nahi"),
        YesNoWords(
            code: "nl",
            yes: """
                ja, jawel, jep, jup, zeker, natuurlijk, uiteraard, inderdaad, precies, klopt, dat klopt, juist, correct, akkoord, ok, oke, okay, okee,
                prima, goed, is goed, graag, absoluut, geen probleem, waar, j, mee eens, ik ben het ermee eens, eens, waarom niet, ja graag, vanzelfsprekend, tuurlijk
                """,
            no: """
                nee, neen, nope, nooit, helemaal niet, absoluut niet, zeker niet, natuurlijk niet, nee dank je, nee bedankt, fout, verkeerd, onjuist, vals, n,
                niet akkoord, niet goed, niet ok, niet oke, niet mee eens, oneens, klopt niet, geen sprake van, liever niet, onwaar, niet echt, incorrect
                """,
            yesPhrases:
                "dat is ok, dat is goed, perfect, uitstekend, mooi, doe maar, komt goed, past, bevestig, ik denk het wel, ik denk van wel, zou werken, werkt, fijn",
            noPhrases:
                "ik denk het niet, denk het niet, ik denk van niet, wil niet, ik wil niet, kan niet, niet nodig, ik ga niet, weiger, werkt niet",
            negators: "niet, geen, nooit, zonder",
            neither: "weet niet, weet ik niet, weet het niet, geen idee, niet zeker"),
        YesNoWords(
            code: "sv",
            yes: """
                ja, japp, jajamensan, jadå, javisst, jo, visst, absolut, sjalvklart, givetvis, naturligtvis, precis, exakt, korrekt, ratt, det stammer, stammer,
                ok, okej, okay, ok då, garna, j, sant, sakert, inga problem, inget problem, kor pa, kor, visst gor det, definitivt, sjalvfallet, japps, joda, jajemen,
                aa, jaa, mm, toppen, instammer, håller med, jag håller med, ja tack, varfor inte
                """,
            no: """
                nej, na, nae, napp, nope, nix, aldrig, inte alls, absolut inte, verkligen inte, sjalvklart inte, nej tack, fel, felaktigt, falskt, n, inkorrekt,
                inte ok, inte okej, nehej, icke, ingalunda, stammer inte, håller inte med, jag håller inte med, naturligtvis inte, inte precis, knappast, nej då, nejdå, uteslutet, osant
                """,
            yesPhrases:
                "bra, det ar bra, det ar ok, fint, perfekt, utmarkt, det gar bra, gar bra, funkar, det funkar, jag tror det, bekrafta, bekraftar, gor det, later bra, skulle fungera, fungerar",
            noPhrases:
                "tror inte, jag tror inte, tror inte det, vill inte, jag vill inte, kan inte, det ar inte, inte bra, funkar inte, vagrar, fungerar inte, oense",
            negators: "inte, ej, ingen, inget, aldrig", neither: "vet inte, jag vet inte, ingen aning, inte saker"),
    ]
}
