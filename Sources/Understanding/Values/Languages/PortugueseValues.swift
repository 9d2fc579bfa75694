extension ValueLanguage {
    static let portuguese = ValueLanguage(
        code: "pt",
        words: ValueLanguage.numbers(
            """
            zero um|uma dois|duas três quatro cinco seis sete oito nove dez onze doze treze quatorze|catorze quinze
            dezesseis|dezasseis dezessete|dezassete dezoito dezenove|dezanove
            """,
            tens: "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
            ordinals: """
                primeiro|primeira segundo|segunda terceiro|terceira quarto|quarta quinto|quinta sexto|sexta sétimo|sétima
                oitavo|oitava nono|nona décimo|décima
                """)
            + ValueLanguage.named(
                months: """
                    janeiro|jan fevereiro|fev março|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set
                    outubro|out novembro|nov dezembro|dez
                    """,
                weekdays: """
                    segunda|segunda_feira|seg terça|terça_feira|ter quarta|quarta_feira|qua quinta|quinta_feira|qui
                    sexta|sexta_feira|sex sábado|sáb domingo|dom
                    """) + [
                (.number(100), "cem cento"), (.number(200), "duzentos duzentas"), (.number(300), "trezentos"),
                (.number(400), "quatrocentos"), (.number(500), "quinhentos"), (.number(600), "seiscentos"),
                (.number(700), "setecentos"), (.number(800), "oitocentos"), (.number(900), "novecentos"),
                (.multiplier(1_000), "mil"),
                (.unit(.second), "segundo segundos"), (.unit(.minute), "minuto minutos min"),
                (.unit(.hour), "hora horas"), (.unit(.day), "dia dias"), (.unit(.week), "semana semanas"),
                (.unit(.fortnight), "quinzena"), (.unit(.month), "mês meses"), (.unit(.year), "ano anos"),
                (.offset(0), "hoje"), (.offset(1), "amanhã"), (.offset(2), "depois_de_amanhã"), (.offset(-1), "ontem"),
                (.offset(-2), "anteontem antes_de_ontem"),
                (.offsetPart(0, .morning), "esta_manhã hoje_de_manhã"),
                (.offsetPart(0, .afternoon), "esta_tarde hoje_à_tarde"),
                (.offsetPart(0, .night), "esta_noite hoje_à_noite"), (.offsetPart(-1, .night), "ontem_à_noite"),
                (.part(.earlyMorning), "madrugada"), (.part(.morning), "manhã manhãs meio_da_manhã"),
                (.part(.noon), "hora_do_almoço almoço"),
                (.part(.afternoon), "tarde tardes depois_do_almoço fim_da_tarde final_da_tarde"),
                (.part(.evening), "jantar"),
                (.part(.night), "noite noites"),
                (.half(.am), "am a_m"), (.half(.pm), "pm p_m"),
                (.clock(SpokenClock(12, isWhole: true)), "meio_dia meiodia"),
                (.clock(SpokenClock(0, isWhole: true)), "meia_noite meianoite"),
                (.week(0), "esta_semana essa_semana mais_tarde_na_semana fim_da_semana final_da_semana"),
                (.week(1), "próxima_semana semana_que_vem semana_seguinte semana_próxima"),
                (.week(-1), "semana_passada última_semana"),
                (.monthOffset(0), "este_mês esse_mês"), (.monthOffset(1), "próximo_mês mês_que_vem mês_seguinte"),
                (.monthOffset(-1), "mês_passado último_mês"),
                (.person, "pessoas pessoa adultos adulto convidados lugares"),
                (.child, "crianças criança bebês bebê bebés"),
                (.currency("BRL"), "reais real"), (.currency("EUR"), "euros euro"), (.currency("USD"), "dólares dólar"),
                (.holiday(.fixed(month: 12, day: 25)), "natal dia_de_natal"),
                (.holiday(.fixed(month: 12, day: 24)), "véspera_de_natal"),
                (.holiday(.fixed(month: 12, day: 31)), "véspera_de_ano_novo réveillon véspera_do_ano_novo"),
                (.holiday(.fixed(month: 1, day: 1)), "ano_novo dia_de_ano_novo"),
                (.holiday(.fixed(month: 5, day: 1)), "dia_do_trabalho dia_do_trabalhador"),
                (.holiday(.fixed(month: 11, day: 2)), "finados dia_de_finados"),
                (.holiday(.fixed(month: 6, day: 12)), "dia_dos_namorados"),
                (.holiday(.easter(0)), "páscoa domingo_de_páscoa"), (.holiday(.easter(-2)), "sexta_feira_santa"),
                (.holiday(.easter(-47)), "carnaval terça_feira_de_carnaval"),
                (.holiday(.nth(2, weekday: 6, month: 5)), "dia_das_mães"),
            ],
        rules: [
            (.add, "<n> <n>; <n> e <n>"), (.multiply, "<n> <multiplier>; <multiplier>"),
            (.ordinal, "<dom> _º|_ª|_o|_a"),
            (.minute, "<mm>"), (.article, "um|uma"), (.couple, "um? par de; uns|umas dois|duas?"),
            (.few, "alguns|algumas|poucos|poucas"),
            (.half, "meia"), (.quarter, "um? quarto de"), (.threeQuarters, "três quartos de"),
            (.part(quarters: 2), "<stretch> e meia|meio"),

            (.dayMonth, "o|no|em|ao|do|de|este|esse|neste|nesse|nesta? dia? <dom> de|do? mês? de? <month>"),
            (.monthDay, "<month> dia? <dom>"),
            (.monthDayYear, "<monthday> de|do|em <year>; <monthday> de|do <n>"),
            (
                .spokenBirth,
                "zero? <n> zero? <n> <n>; zero? <n> zero? <n> <year>; <n> do|de|barra <n> de|do|barra <n>; <n> do|de|barra <n> de|do|barra <year>"
            ),
            (
                .dayOfMonth,
                "o|no|este|esse|essa|neste|nesse|do|ao? dia <dom>; no|este|esse|neste|nesse <dom> !pessoas|horas; o <dom> !pessoas|horas|que"
            ),
            (.dayOfMonthOffset, "dia? <dom> do|de|deste <monthoffset>"),
            (.weekdayDay, "<weekday> dia? <dom> !pessoas|horas|da|de|e"),
            (.weekday, "essa|esse|esta|este|nesta|neste|nessa|nesse|na|no <weekday>"),
            (.nextWeekday, "próxima|próximo <weekday>; <weekday> que vem; <weekday> próxima|próximo|seguinte"),
            (.lastWeekday, "última|último <weekday>; <weekday> passada|passado"),
            (.weekdayOfWeek, "<weekday> da|na|de? <week>; <weekday> <days>"),
            (.weekOfWeekday, "<week> na|no? <weekday>; <days> na|no? <weekday>"),
            (.weekdayIn, "<weekday> em|daqui_a|dentro_de <stretch>; daqui_a|dentro_de|em <stretch> na|no? <weekday>"),
            (.nthWeekday, "a|o? <ord> <weekday> de|em|do <month|monthoffset>; a|o? <ord> <weekday> do mês"),
            (
                .lastWeekdayOf,
                "a|o? última|último <weekday> de|em|do <month|monthoffset>; a|o? última|último <weekday> do mês"
            ),
            (.ahead, "em|dentro_de|daqui_a|daqui <stretch>; <stretch> depois|mais_tarde"),
            (.ago, "há|faz|fazem <stretch>; <stretch> atrás|antes"),
            (.aheadOf, "<stretch> depois|após de? <day>"), (.beforeDay, "<stretch> antes de <day>"),
            (.weekOf(1), "a|na semana depois|após de|do|da? <day>"), (.weekOf(-1), "a|na semana antes de|do|da <day>"),
            (.weekdayFrom(1), "<weekday> depois|após de|do|da|o? <day>"),
            (.weekdayFrom(-1), "<weekday> antes de|do|da <day>"),
            (.weeksAhead, "em|daqui_a <stretch>"), (.nextDays, "nos|nas|os|as? próximos|próximas <stretch>"),
            (.week, "<week>"), (.monthSpan, "<month>; <month> de? <year>"), (.monthOffsetSpan, "<monthoffset>"),
            (.yearSpan, "<year>"),
            (.thisYear, "este|esse ano"), (.nextYear, "próximo ano; ano que vem"),
            (.weekend, "este|esse|neste|nesse|o|no? fim|final de semana"),
            (.nextWeekend, "próximo fim|final de semana; fim|final de semana que vem"),
            (.endOfSpan, "fim|final de|do|da? <days>"), (.endOfMonth, "fim|final de|do mês"),
            (.startOfSpan, "início|começo de|do|da? <days>"), (.startOfMonth, "início|começo de|do mês"),
            (.dayRange, "de|do|desde? <day> a|ao|até <day>; entre <day> e <day>"),
            (.domMonthRange, "de|do|desde? dia? <dom> a|ao|até dia? <monthday>; entre dia? <dom> e dia? <monthday>"),
            (.domRange, "de|do dia? <dom> a|ao|até dia? <dom>"),
            (.now, "agora; já; agora mesmo; imediatamente; neste|nesse|nesto momento|instante; o quanto antes"),
            (.dayWithPart, "<day> de|da|pela|à|na <part>"),

            (.hour, "às|as|à|até_às|pelas|lá_pelas|para_as|das <hour> !pessoas|dias; <hour> horas|hora|h|hs|em_ponto"),
            (
                .hourMinute,
                "às|as|à? <hour> e <minute> !pessoas; às|as|à? <hour> e <minutes> !pessoas; <clock> e <minute>; <clock> e <minutes>; às|as|à <hour> <minutes>; <clock> <minutes>"
            ),
            (.hourMinuteWhole, "<hour> h <mm>"),
            (.halfPast, "às|as|à? <hour> e meia; <clock> e meia"), (.quarterPast, "<hour|clock> e um quarto"),
            (.quarterTo, "um? quarto para as|o|a? <hour|clock>; <hour|clock> menos um? quarto"),
            (.to, "às|as? <minute> minutos? para|pras|pra as|o|a|à|ao? <hour|clock>"),
            (.pastTo, "<hour|clock> menos <minute>"),
            (.about, "por_volta|cerca|lá_pelas das|de|as? <clock>; <clock> mais ou menos; <clock> aproximadamente"),
            (.clockPart, "<clock> da|de|pela|à|na <part>; <hour> da|pela <part>"),
            (.partClock, "<part> às|as|à? <clock>"), (.hourOfDayPart, "<daypart> às|as|à <hour|clock>"),
            (.clockRange, "das|de|entre as|às? <hour|clock> às|as|até|e|a as|às? <hour|clock>; <clock> até|às <clock>"),

            (.people, "mesa|grupo|reserva|total para|de <few> !horas|dias|noites; somos|seremos <few>"),
            (.party, "para <few> !horas|dias|noites|semanas|meses|de"),
            (.people, "<few> <child>"), (.peopleAndChildren, "<people> e|mais|com <people>"),
            (.peopleOf(1), "só|somente|apenas eu|mim; sozinho|sozinha"),
            (.peopleOf(2), "minha|meu esposa|esposo|marido|mulher|namorada|namorado|amiga|amigo e eu; nós dois"),
            (.amountAndCents, "<amount> e <n> centavos|cêntimos"),
        ],
        denials: "não sem_ser dia_menos dias_menos tudo_menos exceto salvo nem", questions: "por que porque",
        corrections: "desculpe desculpa aliás melhor digo quero_dizer",
        after: "depois_de depois_das a_partir_de a_partir_das após desde", before: "antes_de antes_das até",
        about: "por_volta_de por_volta_das cerca_de lá_pelas",
        notBefore: "não_antes_de não_antes_das nunca_antes", notAfter: "não_depois_de não_depois_das",
        digitWords: ["meia": "6"], double: "duplo dois_vezes", triple: "triplo", plus: "mais",
        star: "asterisco estrela",
        pound: "jogo_da_velha cerquilha hashtag",
        letterJoiners: "de como",
        letters: [
            "bê": "b", "cê": "c", "dê": "d", "efe": "f", "gê": "g", "agá": "h", "jota": "j", "cá": "k", "ele": "l",
            "eme": "m", "ene": "n", "pê": "p", "quê": "q", "erre": "r", "esse": "s", "tê": "t", "vê": "v", "xis": "x",
            "zê": "z",
        ],
        fillers:
            "meu nome é me chamo sou o a sim olá por favor sobrenome obrigado obrigada aqui quem fala senhor senhora de em",
        last: "último última o_mais_tarde a_mais_tarde", first: "o_mais_cedo a_mais_cedo qualquer_um qualquer_uma",
        middle: "do_meio", options: "opção horário consulta", between: "ponto traço hífen")
}
