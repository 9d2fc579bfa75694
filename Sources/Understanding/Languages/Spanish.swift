/// Spanish: a small list of our own; no licensed lexicon was found.
enum Spanish {
    static let language = Language(
        code: "es",
        markers: """
            el la los las un una de que y en por para con es está estoy son mi me quiero quisiera usted hola gracias
            cómo cuándo dónde qué su sus pero muy necesito tengo tienen puedo buenos buenas días tardes señor
            """,
        valences: [
            3:
                "excelente excelentes maravilloso maravillosa increíble fantástico fantástica perfecto perfecta encanta encantó",
            2:
                "bueno buena buenísimo rico rica delicioso deliciosa feliz contento contenta amable gracias genial mejor bien",
            -2:
                "malo mala mal problema problemas molesto molesta frío fría lento lenta sucio sucia caro cara tarde equivocado queja",
            -3:
                "horrible terrible pésimo pésima peor asqueroso asquerosa inaceptable furioso furiosa decepcionado decepcionada vergüenza robo",
        ],
        phrases: [
            2: ["muchas gracias", "no hay problema", "me encanta|gusta|gustó"], -2: ["no funciona|sirve|llegó|llega"],
        ],
        negations: "no nunca ni nada nadie jamás tampoco sin",
        intensifiers: "muy tan súper super bastante demasiado realmente totalmente más",
        diminishers: "poco algo casi apenas", contrasts: "pero aunque sino",
        groups: ["CITA": "cita citas turno", "RESERVA": "reserva reservas reservación reservaciones mesa"],
        rules: [
            .init(.cancellation, 4, ["cancelar|anular|cancelo * RESERVA|CITA|pedido", "cancelar|anular|cancelación"]),
            .init(.reschedule, 4, ["cambiar|mover|modificar|reprogramar * RESERVA|CITA|hora|fecha", "reprogramar"]),
            .init(
                .transfer, 4,
                [
                    "hablar con * persona|alguien|gerente|encargado|dueño|agente|humano",
                    "páseme|comuníqueme|transfiérame",
                ]),
            .init(
                .hours, 4,
                [
                    "qué hora * abren|cierran|abre|cierra|abierto", "horario|horarios",
                    "están|está abierto|abiertos|cerrado", "abren|cierran",
                ]),
            .init(.location, 4, ["dónde * están|está|queda|ubicado|ubicados", "dirección|ubicación", "cómo * llegar"]),
            .init(.pricing, 3, ["cuánto cuesta|cuestan|vale|valen|es|sale", "precio|precios"]),
            .init(.order, 4, ["pedir|ordenar|encargar", "hacer * pedido", "para llevar", "domicilio"]),
            .init(
                .reservation, 4, ["reservar|reserva * mesa", "hacer * reserva|reservación", "mesa para", "reservar"]),
            .init(.reservation, 2, ["RESERVA"]),
            .init(.appointment, 4, ["pedir|hacer|agendar|sacar|quiero|necesito * CITA"]),
            .init(.appointment, 2, ["CITA"]),
            .init(.status, 4, ["dónde está mi pedido", "estado de|del"]),
            .init(
                .complaint, 4,
                [
                    "queja|reclamo|reclamación|reembolso", "no funciona|sirve|llegó", "pedido * equivocado|mal|frío",
                    "problema con",
                ]),
        ])
}
