/// What tells languages of one script apart.
struct LanguageMarks: Sendable {
    /// ISO 639-1.
    let code: String
    /// Small words, as they are written.
    let words: String
    /// Endings of two to four letters, folded.
    var endings = ""
    /// Letters that few other languages have.
    var letters = ""

    static let all = [
        LanguageMarks(
            code: "en",
            words: """
                the a an and is are was were i i'm i'd i'll i've you your my me we he she it its of for in on at that this
                with do does did can could would will should have has had what when where how who why which please not just
                need want hello hi hey yes yeah thanks thank any some there then than about from to be been
                by or but if so up out show set tell give make get let remind cancel change appointment tomorrow today next
                week weather time book play add find restaurant alarm reminder right sure help like it's don't doctor
                monday tuesday wednesday thursday friday saturday sunday morning afternoon evening o'clock
                as soon possible earliest first second third last one later earlier early late any before after other
                """,
            endings: "ing tion ght ould ness ly th ck", letters: ""),
        LanguageMarks(
            code: "es",
            words: """
                el la los las un una de que y en por para con es está están estoy son soy mi mis me te se lo le quiero
                quisiera usted hola gracias cómo cuándo dónde qué cuál su sus pero muy necesito tengo tiene tienen puedo
                puede buenos buenas días tardes noches señor señora mañana hoy sí no al del hay ser cita ayuda favor una
                también hasta desde sin sobre cuánto quién eso esto este esta ese esa hora horas lunes martes miércoles
                jueves viernes sábado domingo próximo próxima semana todas todos recuérdame recordatorio alarma alarmas
                clima lloverá pon poner cancela cancelar cambiar hablar doctor doctora ir va voy yo nos
                más tarde tarde vez pronto antes después último última primero primera
                """,
            endings: "cion ando iendo dad ar er ir ado ido os as mente eria", letters: "ñ¿¡áéíóú"),
        LanguageMarks(
            code: "fr",
            words: """
                le la les un une des de du et est sont je j tu il elle nous vous ils mon ma mes ton votre vos me moi
                pour avec dans sur que qui quoi quel quelle où quand comment combien pourquoi ne pas plus oui non
                bonjour bonsoir merci voudrais veux peux pouvez puis ai avez suis êtes c'est ce cette ces ça à au aux
                rendez-vous demain aujourd'hui s'il plaît d'accord l d n y en se sa son leur mais ou donc très bien si
                heure heures lundi mardi mercredi jeudi vendredi samedi dimanche semaine prochain prochaine matin soir
                annuler changer parler médecin docteur quelqu'un fait faire besoin être avoir
                """,
            endings: "tion eau eux ais ait ez ment oir ille que elle", letters: "çèêëàùûœîô"),
        LanguageMarks(
            code: "de",
            words: """
                der die das den dem des ein eine einen einem einer und ist sind bin war ich du er sie es wir ihr mein
                meine meinen meiner mir mich ihre ihren sie für mit von zu zum zur im in am an auf aus bei nach um bis über
                nicht kein keine ja nein bitte danke guten tag morgen abend wie was wann wo wer warum welche welcher
                möchte will kann können könnte könnten würde haben habe hat heute termin uhr dass wenn oder aber auch noch
                schon hallo montag dienstag mittwoch donnerstag freitag samstag sonntag woche nächste nächsten
                stornieren verschieben absagen sprechen arzt wird werden soll gibt stelle stell wetter erinnere erinnerung
                wecker zeig zeige spiele finde suche ändere lösche alle es gern gerne
                """,
            endings: "ung keit heit lich isch en ch cht ngen tz", letters: "äöüß"),
        LanguageMarks(
            code: "pt",
            words: """
                o a os as um uma de do da dos das e é em no na nos nas por para com que não sim eu você ele ela nós meu
                minha meus minhas seu sua me se está estou são sou quero queria gostaria preciso posso pode tenho tem
                olá oi obrigado obrigada bom boa dia tarde noite como quando onde qual quanto quem amanhã hoje consulta
                marcar desmarcar cancelar mudar falar alguém ao à às até mas muito também isso este esta hora horas
                segunda terça quarta quinta sexta feira sábado domingo semana próxima próximo médico favor sem mais fazer
                vou vai pra tá aí ser ter há foi
                """,
            endings: "cao coes mente ado ido ndo dade agem eira inho am ou", letters: "ãõâêôçàáéíóú"),
        LanguageMarks(
            code: "it",
            words: """
                il lo la i gli le un uno una di del della dei delle dello a al alla alle ai da dal dalla in nel nella con su
                sul sulla per tra fra e è sono sei ho hai ha abbiamo avete hanno mi ti si ci vi che chi cosa come quando
                dove quanto quale perché non sì no ciao buongiorno buonasera grazie prego vorrei voglio posso può potete
                devo mio mia miei questo questa quello quella domani oggi appuntamento per favore anche ma se più molto ora
                ore alle lunedì martedì mercoledì giovedì venerdì sabato domenica settimana prossimo prossima
                mattina sera pomeriggio annullare cancellare spostare parlare dottore medico qualcuno fare essere tutti
                tutte sveglia meteo tempo promemoria mostra mostrami imposta aggiungi ricordami cancella trova che c'è
                dov'è quest'
                """,
            endings: "zione are ere ire ato ito ando endo mente glio ggi cchi tta zzo ezza oni ti", letters: "ìòàèù"),
        LanguageMarks(
            code: "nl",
            words: """
                de het een en is zijn ben was ik je jij u hij zij wij we mijn me mij jouw uw ons van voor met op in aan uit bij
                naar om te tot over niet geen ja nee alsjeblieft dank bedankt goedemorgen hallo hoe wat wanneer waar wie
                waarom welke wil kan kunt kunnen zou graag heb heeft hebben vandaag morgen afspraak uur dat die dit deze als
                of maar ook nog al maandag dinsdag woensdag donderdag vrijdag zaterdag zondag week volgende
                annuleren verzetten spreken dokter wordt worden zal moet herinner herinnering wekker stel toon laat weer zoek
                afspelen speel voeg toe er naar mij
                """,
            endings: "ijk ing eid aar oor een lijk tie sch tje", letters: ""),
        LanguageMarks(
            code: "sv",
            words: """
                och att det som en ett är var jag du han hon vi ni de min mitt mina mig dig oss för med på av till från om
                inte ja nej tack hej god morgon hur vad när var vem varför vilken vill kan skulle har hade idag imorgon tid
                eller men också man den detta måndag tisdag onsdag torsdag fredag lördag söndag vecka nästa boka avboka
                tala läkare finns ska
                """,
            endings: "ning het ande are orna igt", letters: "åäö"),
        LanguageMarks(
            code: "da",
            words: """
                og at det som en et er var jeg du han hun vi i de min mit mine mig dig os for med på af til fra om ikke ja
                nej tak hej god morgen hvordan hvad hvornår hvor hvem hvorfor hvilken vil kan kunne ville har havde dag
                i morgen tid eller men også den dette mandag tirsdag onsdag torsdag fredag lørdag søndag uge næste
                bestil aflys læge skal sæt vis mindes påmindelse alarm vejret afspil tilføj slet alle bliver der påmind
                """,
            endings: "ning hed ende ere erne igt else", letters: "æøå"),
        LanguageMarks(
            code: "tr",
            words: """
                ve bir bu şu o ben sen biz siz onlar için ile de da mi mı mu mü ne nasıl nerede ne zaman kim neden hangi
                evet hayır lütfen teşekkürler teşekkür merhaba günaydın var yok değil istiyorum randevu yarın bugün saat
                kadar daha çok en gibi olan olarak bana beni benim benimle var mı pazartesi salı çarşamba perşembe cuma
                cumartesi pazar hafta sonra önce iptal et ettir değiştir konuşmak doktor tüm alarm alarmı hatırlatıcı
                hatırlat ayarla göster hava durumu olacak ekle çal bul restoran sil kur haftaya
                """,
            endings: "yor lar ler mak mek dir dan den nin nda inde sini ecek acak lik", letters: "ğşıİ"),
        LanguageMarks(
            code: "id",
            words: """
                yang dan di ke dari ini itu saya aku kamu anda dia kami kita mereka untuk dengan pada adalah tidak bukan
                ya tolong terima kasih halo selamat pagi siang malam bagaimana apa kapan dimana mana siapa mengapa
                berapa ada akan bisa dapat ingin mau hari besok jam janji atau tapi juga sudah belum senin selasa rabu
                kamis jumat sabtu minggu depan batalkan ubah bicara dokter semua alarm pengingat ingatkan setel atur
                tampilkan cuaca apakah tambahkan putar cari restoran hapus lagu pukul daftar
                """,
            endings: "kan nya an ng lah", letters: ""),
        LanguageMarks(
            code: "pl",
            words: """
                i w na z do się nie tak że jest są jestem był to ten ta te ja ty on ona my wy mój moja moje mnie mi dla po od
                przez co jak kiedy gdzie kto dlaczego który chcę chciałbym chciałabym mogę proszę dziękuję dzień dobry cześć
                wizyta wizytę jutro dzisiaj dziś godzina lub ale też czy poniedziałek wtorek środa czwartek piątek sobota
                niedziela tydzień odwołać umówić przełożyć rozmawiać lekarz
                """,
            endings: "ego emu ych ami owa sci nie asz", letters: "ąćęłńśźż"),
        LanguageMarks(
            code: "hi",
            words: """
                hai hain hoon hun ho tha thi the ka ki ke ko se mein me par aur ya lekin magar mujhe mera meri mere main aap
                aapka aapki hum humein kya kyun kab kahan kaise kaun kitna kitne kitni nahi nahin nai haan ji namaste
                dhanyavaad shukriya chahiye karna karni karein karo kar kijiye dijiye sakte sakta sakti raha rahi rahe wala
                kal aaj parso subah shaam baje din abhi bhi toh yeh woh is us ek do teen baat dard bukhar
                """,
            endings: "iye unga ungi ein", letters: ""),
    ]
}
