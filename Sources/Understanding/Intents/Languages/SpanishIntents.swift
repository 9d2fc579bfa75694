/// What Spanish callers say; groups and patterns are folded when they are read, so accents are as one likes.
enum SpanishIntents {
    static let rules = IntentRules(
        code: "es",
        fillers: "eh em mmm pues bueno ay oiga mire favor entonces señor señorita señora usted",
        groups: groups, rules: tasks + talk)

    private static let groups = [
        "CITA": """
        cita citas turno turnos consulta consultas reserva reservas reservación reservaciones hora horas visita visitas
        chequeo revisión control mesa
        """,
        "MICITA": "cita citas turno turnos consulta consultas visitas reserva reservas reservación visita mesa",
        "PEDIR": """
        pedir reservar agendar sacar hacer solicitar concertar programar apartar coger tomar conseguir obtener pido
        reservo agendo resérvame agéndame resérveme agéndeme hazme deme dame apunta apúnteme anóteme
        """,
        "CAMBIAR": """
        cambiar mover modificar reprogramar aplazar posponer adelantar atrasar retrasar cambiarla moverla cambiarlo pasar
        cambio cambia cambie mueva mueve muévela cámbiala cámbiela cambiármela reagendar correr
        """,
        "CANCELAR":
            "cancelar anular cancelo cancela cancele anulo anule cancelarla anularla cancelación eliminar borrar suspender",
        "MEDICO": """
        doctor doctora médico médica dentista doctores médicos especialista pediatra enfermera ginecólogo ginecóloga
        dermatólogo dermatóloga cardiólogo oculista psicólogo psicóloga fisioterapeuta terapeuta
        """,
        "QUIERO": "quiero quisiera querría necesito deseo gustaría puedo podría quería puede pudiera",
        "PERSONA": """
        persona alguien humano agente operador operadora representante encargado encargada gerente recepcionista
        recepción asesor asesora humana supervisor supervisora secretaria empleado
        """,
        "DIA": """
        hoy mañana lunes martes miércoles jueves viernes sábado domingo semana mes enero febrero marzo abril mayo junio
        julio agosto septiembre setiembre octubre noviembre diciembre pasado tarde noche mediodía
        """,
        "NUMERO": """
        # #th #pm uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
        diecisiete dieciocho diecinueve veinte veintiuno treinta cuarenta cincuenta sesenta setenta ochenta noventa cien
        cero primero primera segundo segunda tercero tercera último última media
        """,
        "IDIOMA":
            "inglés español hindi francés alemán portugués italiano castellano chino árabe ruso english spanish idioma lengua",
        "ABRIR":
            "abren abre abierto abiertos abierta abiertas cierran cierra cerrado cerrados abrir cerrar atienden atiende",
    ]

    private static let tasks: [IntentRules.Rule] = [
        .init(
            .book, .sure,
            """
            PEDIR * CITA|MEDICO
            QUIERO * una|otra|nueva MICITA
            QUIERO * PEDIR
            ver|visitar al|a|la|un|una MEDICO
            ^ una|nueva cita
            reservar|agendar
            tienen|hay|tiene * disponible|disponibles|disponibilidad|libre|libres|hueco|huecos
            que me vea|atienda
            """),
        .init(.book, .likely, "^ MICITA para|con|el\n^ MICITA $\nnueva MICITA\nQUIERO * MICITA\ncita para|con"),
        .init(.book, .hint, "MICITA\nMEDICO"),
        .init(.book, .against, "no QUIERO * MICITA"),
        .init(
            .reschedule, .sure,
            """
            CAMBIAR * MICITA|hora|fecha|día|horario
            CAMBIAR * para|al|a|del DIA
            CAMBIAR la|lo para|a|al
            reprogramar|posponer|aplazar|reagendar|cambiarla|moverla|moverlo|cambiarlo
            MICITA * para|a otro|otra día|hora|fecha|momento
            """),
        .init(
            .reschedule, .likely,
            "otro|otra|diferente día|hora|fecha|momento\nCAMBIAR * DIA\nmás tarde|temprano\nmejor * DIA|NUMERO\nno puedo ir|asistir * DIA"
        ),
        .init(.reschedule, .hint, "CAMBIAR"),
        .init(.reschedule, .against, "CAMBIAR * IDIOMA|dirección|teléfono"),
        .init(
            .cancel, .sure,
            """
            CANCELAR * MICITA|MEDICO|DIA|pedido
            no QUIERO|voy|podré|puedo * ir|asistir|MICITA|acudir
            ya no QUIERO|voy * MICITA|ir
            QUIERO|deseo CANCELAR
            """),
        .init(.cancel, .likely, "CANCELAR\nno puedo|podré|voy a ir|asistir"),
        .init(.cancel, .against, "no QUIERO|quiere CANCELAR\nno CANCELAR\nsin CANCELAR"),
        .init(
            .checkStatus, .sure,
            """
            cuándo|qué|cuál es|día|hora|tengo|fecha * mi|tengo|la MICITA
            tengo alguna|una|otra MICITA
            confirmar|verificar|revisar|consultar|comprobar|saber * MICITA|estado|solicitud|verificación|pedido
            estado de|del
            mi próxima|siguiente MICITA
            sigue|está * confirmada|confirmado|programada|en pie
            cuándo|qué * tengo|es mi MICITA|cita
            cuándo|qué * tengo la|mi|una cita
            qué citas
            cuándo|cuáles|dime|dígame|diga|qué * mis MICITA
            mis próximas|siguientes MICITA
            estoy verificado|verificada|registrado|registrada|confirmado
            """),
        .init(.checkStatus, .likely, "^ mi MICITA\nverificación|verificado\nestado"),
        .init(
            .hours, .sure,
            """
            qué|cuándo|hasta|desde|cuál hora|horas|horario|cuándo|es * ABRIR
            a qué hora ABRIR
            cuándo ABRIR
            horario|horarios
            están|está|estarán ABRIR
            ABRIR los|el|hoy|mañana|hasta|DIA
            días * ABRIR
            """),
        .init(
            .location, .sure,
            """
            dónde * están|está|queda|quedan|ubicado|ubicada|ubicados|encuentra|encuentran|clínica|consultorio|hospital
            dirección|ubicación|ubicados
            cómo * llegar|llego|llegamos|voy
            clínica|oficina|consultorio|sucursal|hospital más cercana|cercano|cerca
            en qué calle|piso|barrio|zona|ciudad|planta
            """),
        .init(.location, .against, "cambiar * dirección"),
        .init(
            .price, .sure,
            "cuánto * cuesta|cuestan|vale|valen|es|sale|cobran|cobra|costaría|pagar\nprecio|precios|costo|coste|tarifa|tarifas|costos\naceptan|acepta|cubre * seguro|seguros"
        ),
        .init(
            .complaint, .sure,
            """
            queja|quejas|reclamo|reclamación|reclamar|quejarme|denuncia|reembolso
            pésimo|pésima|inaceptable|vergüenza|horrible|terrible
            me|nos cobraron|cobró dos|doble|mal|de
            mal|mala servicio|atención|trato
            nadie * contesta|atiende|llama|responde|llamó|contestó
            llevo * esperando
            no funciona|sirve|llegó|llega
            """),
        .init(
            .complaint, .likely,
            "molesto|molesta|enojado|enojada|enfadado|enfadada|harto|harta|furioso|furiosa\ndevuelvan|devolución\nproblema con"
        ),
        .init(
            .order, .likely,
            "pedido|receta|recetas|medicinas|medicamento|medicamentos\nordenar|encargar|domicilio|llevar"),
    ]

    private static let talk: [IntentRules.Rule] = [
        .init(
            .speakToAgent, .sure,
            """
            hablar|hable|hablo|comunicar|comunicarme|platicar|conversar con * PERSONA|MEDICO
            páseme|pásame|comuníqueme|transfiérame|transfiéreme|conécteme|póngame|comunícame * con|a
            páseme|comuníqueme|transfiérame|transfiéreme
            persona|humano real|de
            ^ PERSONA $
            QUIERO * PERSONA
            hablar con
            atención al cliente
            una|un persona|agente|operador|humano
            """),
        .init(.speakToAgent, .against, "no QUIERO hablar\neres|es|hablando * PERSONA|humano"),
        .init(
            .areYouBot, .sure,
            "eres|es|usted|hablo|hablando|estoy * robot|máquina|humano|humana|real|grabación|computadora|bot|ordenador|contestadora\nuna máquina|grabación"
        ),
        .init(
            .sayAgain, .sure,
            """
            repetir|repite|repita|repítelo|repítame|repítamelo|repetirlo|repetírmelo|repetirme
            otra|una vez más
            otra vez $
            de nuevo $
            cómo|qué|perdón|mande|disculpe $
            ^ cómo|qué|perdón|mande $
            qué|cómo dijo|dijiste|ha|dice|dices
            no * oí|escuché|entendí|entiendo|escucho|oigo|entendido
            """),
        .init(
            .slowerFaster, .sure,
            "más despacio|lento|rápido|deprisa|alto|fuerte|lentamente\nmuy|demasiado rápido|lento|deprisa"),
        .init(
            .changeLanguage, .sure,
            "en|habla|hablan|hablar|hablas|cambiar|prefiero|cambia|idioma * IDIOMA\ncambiar|cambia * idioma|lengua"),
        .init(.changeLanguage, .likely, "^ IDIOMA"),
        .init(.changeLanguage, .when([.language]), "IDIOMA"),
        .init(
            .affirm, .sure,
            "^ está|muy bien\n^ es|así correcto|es\n^ correcto|exacto|perfecto|confirmo|adelante|vale|listo\nde acuerdo\nme|nos parece|viene|va|sirve|conviene bien|perfecto"
        ),
        .init(
            .affirm, .when([.confirm, .choice, .anythingElse]),
            "bien|correcto|perfecto|confirmo|confirmar|esa|ese\nhágalo|hazlo"),
        .init(.affirm, .against, "no * bien|correcto|acuerdo|perfecto|sirve|confirmo"),
        .init(
            .negate, .sure,
            "no es|era|está eso|así|correcto|bien|ese|esa\nno dije|quise|pedí\n^ incorrecto|equivocado\nestá mal|equivocado\ncreo que no\nno creo"
        ),
        .init(.negate, .when([.anythingElse]), "nada más|eso\neso es|sería todo\nes todo"),
        .init(
            .negate, .against,
            "no sé|recuerdo|importa|entiendo|entendí|escuché|oigo|puedo|tengo\nno lo sé\nno hay problema"),
        .init(
            .dontKnow, .sure,
            """
            no sé|recuerdo|acuerdo|sabría|importa
            no lo|me sé|recuerdo|acuerdo|importa
            ni idea
            no tengo idea|preferencia
            no estoy seguro|segura
            me da igual
            cualquiera|cualquier
            quizás|quizá|tal
            se|me * olvidó|olvidado
            """),
        .init(.greet, .sure, "^ hola|saludos|aló\n^ buenos|buenas|buen días|día|tardes|noches\ncómo está|estás"),
        .init(
            .goodbye, .sure,
            "adiós|chao|chau|bye\nhasta luego|mañana|pronto|la\nque tenga|tengas|pase|vaya\neso es|sería todo\nnada más\nbuen día|tarde|fin $\ncolgar"
        ),
        .init(.thanks, .sure, "gracias|agradezco|agradecido|agradecida"),
        .init(
            .nevermind, .sure,
            "olvídalo|olvídelo|olvida|olvide|déjelo|déjalo\nno importa\nda igual $\nempezar|comenzar de|otra nuevo|vez\nvolver atrás|a\n^ para|pare|alto|basta $\ncancela|cancele eso|esto\ncambié de opinión|idea"
        ),
        .init(.nevermind, .likely, "ya no\n^ CANCELAR $"),
        .init(
            .help, .sure,
            "qué|cuáles * puedo|puede|puedes|opciones * hacer|decir|pedir|ayudar|preguntar|tengo\nqué|cuáles son|tengo * opciones\n^ ayuda|opciones|menú $\ncómo funciona"
        ),
        .init(
            .help, .likely,
            "ayuda|ayúdeme|ayúdame|ayudar|ayudarme\nestoy confundido|confundida|perdido|perdida\nno entiendo"),
        .init(
            .provideInfo, .likely,
            """
            mi * nombre|número|teléfono|fecha|dirección|código|apellido es
            me llamo
            ^ soy|para|el|la|a|es|los|las|en|por|somos DIA|NUMERO
            para|a|las|el|la|somos|seremos|próximo|próxima|este|esta|siguiente DIA|NUMERO
            NUMERO personas|adultos|niños|persona|de
            ^ DIA|NUMERO
            nací|nacido|nacida
            con el|la doctor|doctora
            NUMERO NUMERO NUMERO
            solo|sólo|solamente yo
            """),
        .init(.provideInfo, .hint, "DIA\nNUMERO\nsoy"),
    ]
}
