extension ValueLanguage {
    static let spanish = ValueLanguage(
        code: "es",
        words: ValueLanguage.numbers(
            """
            cero uno|un|una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
            diecisiete dieciocho diecinueve veinte veintiuno|veintiún|veintiuna veintidós veintitrés veinticuatro
            veinticinco veintiséis veintisiete veintiocho veintinueve
            """,
            tens: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
            ordinals: """
                primero|primer|primera segundo|segunda tercero|tercer|tercera cuarto|cuarta quinto|quinta sexto|sexta
                séptimo|séptima octavo|octava noveno|novena décimo|décima
                """)
            + ValueLanguage.named(
                months: """
                    enero|ene febrero|feb marzo abril|abr mayo junio|jun julio|jul agosto|ago septiembre|setiembre|sep|sept
                    octubre|oct noviembre|nov diciembre|dic
                    """,
                weekdays:
                    "lunes|lun|lu martes miércoles|mié jueves|jue viernes|vie sábado|sáb|sábados domingo|dom|domingos"
            ) + [
                (.number(200), "doscientos doscientas"), (.number(300), "trescientos trescientas"),
                (.number(400), "cuatrocientos"), (.number(500), "quinientos quinientas"), (.number(600), "seiscientos"),
                (.number(700), "setecientos"), (.number(800), "ochocientos"), (.number(900), "novecientos"),
                (.number(100), "cien ciento"), (.multiplier(1_000), "mil"), (.multiplier(1_000_000), "millón millones"),
                (.unit(.second), "segundo segundos"), (.unit(.minute), "minuto minutos min"),
                (.unit(.hour), "hora horas"), (.unit(.day), "día días"), (.unit(.week), "semana semanas"),
                (.unit(.fortnight), "quincena quincenas"), (.unit(.month), "mes meses"), (.unit(.year), "año años"),
                (.offset(0), "hoy el_día_de_hoy"), (.offset(1), "mañana"), (.offset(2), "pasado_mañana"),
                (.offset(-1), "ayer"), (.offset(-2), "anteayer antes_de_ayer antier"),
                (.offsetPart(0, .morning), "esta_mañana hoy_por_la_mañana"),
                (.offsetPart(0, .afternoon), "esta_tarde"), (.offsetPart(0, .night), "esta_noche"),
                (.offsetPart(-1, .night), "anoche"),
                (.part(.earlyMorning), "la_madrugada madrugada"),
                (.part(.morning), "la_mañana las_mañanas media_mañana a_media_mañana primera_hora a_primera_hora"),
                (.part(.noon), "el_mediodía la_hora_de_comer"),
                (.part(.afternoon), "la_tarde tarde las_tardes media_tarde a_media_tarde después_de_comer"),
                (.part(.afternoon), "después_del_almuerzo última_hora a_última_hora"),
                (.part(.evening), "la_cena"), (.part(.night), "la_noche noche las_noches"),
                (.half(.am), "am a_m"), (.half(.pm), "pm p_m"),
                (.clock(SpokenClock(12, isWhole: true)), "mediodía medio_día"),
                (.clock(SpokenClock(0, isWhole: true)), "medianoche media_noche"),
                (.week(0), "esta_semana la_semana semana_actual"),
                (
                    .week(1),
                    "la_próxima_semana próxima_semana semana_próxima semana_que_viene semana_siguiente siguiente_semana semana_entrante"
                ),
                (.week(-1), "semana_pasada última_semana pasada_semana"),
                (.monthOffset(0), "este_mes mes_actual"),
                (.monthOffset(1), "próximo_mes mes_próximo mes_que_viene mes_siguiente siguiente_mes mes_entrante"),
                (.monthOffset(-1), "mes_pasado último_mes pasado_mes"),
                (.person, "personas persona comensales adultos adulto invitados gente asistentes"),
                (.child, "niños niño niñas niña bebés bebé"),
                (.currency("USD"), "dólares dólar"), (.currency("EUR"), "euros euro"), (.currency("MXN"), "pesos peso"),
                (.holiday(.fixed(month: 12, day: 25)), "navidad día_de_navidad"),
                (.holiday(.fixed(month: 12, day: 24)), "nochebuena"),
                (.holiday(.fixed(month: 12, day: 31)), "nochevieja fin_de_año"),
                (.holiday(.fixed(month: 1, day: 1)), "año_nuevo día_de_año_nuevo"),
                (.holiday(.fixed(month: 1, day: 6)), "día_de_reyes reyes epifanía"),
                (.holiday(.fixed(month: 2, day: 14)), "san_valentín"),
                (.holiday(.fixed(month: 11, day: 1)), "todos_los_santos"),
                (.holiday(.easter(0)), "pascua domingo_de_pascua"), (.holiday(.easter(-2)), "viernes_santo"),
            ],
        rules: [
            (.add, "<n> <n>; <n> y <n>"), (.multiply, "<n> <multiplier>; <multiplier>"),
            (.ordinal, "<dom> _º|_ª|_o|_a|_er|_ro"),
            (.minute, "<mm>"), (.article, "un|una"), (.couple, "un? par de?"), (.half, "media"),
            (.few, "unos|unas|algunos|algunas"),
            (.quarter, "un? cuarto de"), (.threeQuarters, "tres cuartos de"),
            (.part(quarters: 2), "<stretch> y media|medio"),

            (.dayMonth, "el|del|al? día? <dom> de|del? mes? de? <month>"), (.monthDay, "<month> el? día? <dom>"),
            (.monthDayYear, "<monthday> de|del año? <year>; <monthday> de|del <n>"),
            (
                .spokenBirth,
                "cero? <n> cero? <n> <n>; cero? <n> cero? <n> <year>; <n> del|de <n> del|de <n>; <n> del|de <n> del|de <year>"
            ),
            (.dayOfMonth, "el|al|del día? <dom> !personas|horas; día <dom>; el? <dom> del mes"),
            (.dayOfMonthOffset, "el? día? <dom> de|del <monthoffset>"),
            (
                .weekdayDay,
                "<weekday> el? día? <dom> !personas|horas|de_la|por_la|pm|am|y_media|en_punto; <weekday> día? <dom> de? <monthday>"
            ),
            (.thisWeekday, "este|el|éste <weekday>"), (.weekday, "este|el|los <weekday>"),
            (.nextWeekday, "próximo|siguiente <weekday>; <weekday> que viene; <weekday> próximo|siguiente|entrante"),
            (.lastWeekday, "pasado|último <weekday>; <weekday> pasado"),
            (.weekdayOfWeek, "<weekday> de|en? la? <week>; <weekday> de|en? <days>"),
            (.weekOfWeekday, "<week> el? <weekday>; <days> el? <weekday>"),
            (.weekdayIn, "<weekday> en|dentro_de <stretch>; en|dentro_de <stretch> el? <weekday>"),
            (.weekdayAfterNext, "<weekday> de arriba"),
            (.nthWeekday, "el? <ord> <weekday> de|en|del <month|monthoffset>; el? <ord> <weekday> de|del mes"),
            (
                .lastWeekdayOf,
                "el? último <weekday> de|en|del <month|monthoffset>; el? último <weekday> de|del mes"
            ),
            (.ahead, "en|dentro_de|de_aquí_a|de_acá_a|tras <stretch>; <stretch> después|más_tarde"),
            (.ago, "hace <stretch>; <stretch> atrás|antes"),
            (.aheadOf, "<stretch> después de <day>; <day> en <stretch>"),
            (.beforeDay, "<stretch> antes de <day>"),
            (.weekOf(1), "la semana después de? <day>; la semana siguiente a|al <day>"),
            (.weekOf(-1), "la semana antes de? <day>; la semana anterior a|al <day>"),
            (.weekdayFrom(1), "<weekday> después de|del? <day>; <weekday> siguiente a|al <day>"),
            (.weekdayFrom(-1), "<weekday> antes de|del? <day>; <weekday> anterior a|al <day>"),
            (.weeksAhead, "en|dentro_de <stretch>"), (.nextDays, "los|las próximos|próximas|siguientes <stretch>"),
            (.week, "<week>"), (.weekend, "el|este? fin de semana !que; finde"),
            (.nextWeekend, "el|al? próximo fin de semana; el|al? fin de semana que viene"),
            (.monthSpan, "<month>; <month> de|del? <year>"), (.monthOffsetSpan, "<monthoffset>"),
            (.yearSpan, "<year>"), (.thisYear, "este año"), (.nextYear, "próximo año; año que viene"),
            (.endOfSpan, "fin|final|finales de|del? la? <days>"), (.endOfMonth, "fin|final|finales de|del mes"),
            (.startOfSpan, "principio|principios|inicio|comienzo de|del? la? <days>"),
            (.startOfMonth, "principio|principios|inicio|comienzo de|del mes"),
            (.dayRange, "desde|del|de? <day> a|al|hasta <day>; entre <day> y <day>"),
            (.domMonthRange, "desde|del|de? el? <dom> a|al|hasta el? <monthday>; entre el? <dom> y el? <monthday>"),
            (.domRange, "del|desde_el <dom> al|hasta_el <dom>"),
            (
                .now,
                "ahora; ahorita; ya !que|no; ahora mismo; inmediatamente; cuanto antes; lo antes posible; en este momento"
            ),
            (.dayWithPart, "<day> por|en|a|de <part>"),

            (
                .hour,
                "a|sobre|hacia|desde|hasta|para|al las|la <hour> !personas; las|la <hour> !personas; <hour> horas|en_punto|hrs; a <hour> !personas|días|horas|meses|de|km"
            ),
            (
                .hourMinute,
                "las|la? <hour> con? <minutes> !personas; las|la? <hour> y <minute>; las|la? <hour> y <minutes>; <clock> <minutes>; <clock> y <minute>"
            ),
            (.halfPast, "las|la? <hour> y media; <clock> y media"),
            (.quarterPast, "las|la? <hour> y un? cuarto; <clock> y un? cuarto"),
            (
                .quarterTo,
                "las|la? <hour> menos un? cuarto; <clock> menos un? cuarto; un? cuarto para|pa las|la|el? <hour|clock>; faltan? un? cuarto para las|la <hour>"
            ),
            (.pastTo, "las|la? <hour> menos <minute>; <clock> menos <minute>"),
            (.to, "faltan? <minute> minutos? para las|la|el <hour|clock>"),
            (
                .about,
                "sobre|hacia|como|alrededor_de|aproximadamente a? <clock>; <clock> más o menos; <clock> aproximadamente"
            ),
            (.clockPart, "<clock> de|en|por|del|a? <part>; <hour> de|en|por <part>; <clock> del? mediodía"),
            (.partClock, "<part> a <clock>"),
            (.hourOfDayPart, "<daypart> a <clock>"),
            (
                .clockRange,
                "de|desde|entre las|la? <hour|clock> a|hasta|y las|la? <hour|clock>; <clock> a|hasta <clock>"
            ),

            (
                .people,
                "mesa|grupo|reserva|total para|de <few> !pm|am|horas|días|noches; somos|seremos|seríamos|seamos <few>"
            ),
            (.party, "para <few> !pm|am|horas|días|noches|semanas|meses|de"), (.people, "<few> <child>"),
            (.peopleAndChildren, "<people> y|más|con <people>"),
            (.peopleOf(1), "solo|sólo|solamente para? yo|mí; yo solo|sola; una sola persona"),
            (.peopleOf(2), "mi esposa|esposo|marido|mujer|novia|novio|pareja|amigo|amiga y yo; para los? dos"),
            (.amountAndCents, "<amount> con? <n> centavos|céntimos"),
        ],
        denials: "no día_menos días_menos todo_menos todos_menos excepto salvo ni", questions: "por que",
        corrections: "perdón digo mejor realmente disculpe corrijo quise_decir",
        after: "después_de después_del a_partir_de desde más_tarde_de pasadas", before: "antes_de antes_del hasta",
        about: "alrededor_de sobre aproximadamente hacia como_a",
        notBefore: "no_antes_de no_antes_de_las nunca_antes_de", notAfter: "no_después_de no_más_tarde_de",
        double: "doble", triple: "triple", plus: "más", star: "asterisco estrella", pound: "numeral almohadilla gato",
        letterJoiners: "de como de_como",
        letters: [
            "be": "b", "ce": "c", "de": "d", "efe": "f", "ge": "g", "hache": "h", "jota": "j", "ka": "k", "ele": "l",
            "eme": "m", "ene": "n", "pe": "p", "cu": "q", "erre": "r", "ere": "r", "ese": "s", "te": "t", "uve": "v",
            "ve": "v", "equis": "x", "zeta": "z",
        ],
        fillers:
            "me llamo mi nombre es soy el la de si sí hola por favor apellido gracias habla señor señora con y bueno a su",
        last: "último última el_más_tarde la_más_tarde más_tardía",
        first: "el_más_temprano la_más_temprana el_más_temprana la_más_temprano cualquiera",
        middle: "del_medio de_en_medio", options: "opción cita horario hora", between: "punto guion guión")
}
