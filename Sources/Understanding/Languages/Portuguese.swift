/// Portuguese: a small list of our own; no licensed lexicon was found.
enum Portuguese {
    static let language = Language(
        code: "pt",
        markers: """
            o os as um uma do da dos das e é em no na por para com que eu você vocês olá bom boa dia tarde obrigado
            obrigada não gostaria quero meu minha está são muito mas preciso posso fazer sim
            """,
        valences: [
            3: "excelente maravilhoso maravilhosa incrível fantástico fantástica perfeito perfeita ótimo ótima adorei",
            2:
                "bom boa gostoso gostosa delicioso deliciosa feliz satisfeito satisfeita gentil obrigado obrigada melhor bem",
            -2:
                "ruim mau má mal problema problemas frio fria lento lenta sujo suja caro cara atrasado errado errada reclamação",
            -3:
                "horrível terrível péssimo péssima pior nojento inaceitável furioso furiosa absurdo decepcionado decepcionada",
        ],
        phrases: [2: ["muito obrigado|obrigada", "sem problema|problemas"], -2: ["não funciona|chegou"]],
        negations: "não nunca nem nada ninguém jamais sem",
        intensifiers: "muito tão super bastante demais realmente totalmente mais",
        diminishers: "pouco quase algo", contrasts: "mas porém embora",
        groups: ["CONSULTA": "consulta consultas horário agendamento", "RESERVA": "reserva reservas mesa"],
        rules: [
            .init(.cancellation, 4, ["cancelar|desmarcar|cancelamento"]),
            .init(.reschedule, 4, ["remarcar|reagendar", "mudar|alterar|trocar * RESERVA|CONSULTA|hora|data"]),
            .init(.transfer, 4, ["falar com * pessoa|alguém|gerente|atendente|humano|dono"]),
            .init(
                .hours, 4,
                [
                    "que horas * abre|abrem|fecha|fecham", "horário de funcionamento|atendimento",
                    "abre|abrem|fecham|aberto|abertos",
                ]),
            .init(.location, 4, ["onde * fica|ficam|está|estão", "endereço|localização", "como * chegar"]),
            .init(.pricing, 3, ["quanto custa|custam|é|fica", "preço|preços"]),
            .init(.order, 4, ["pedir|encomendar", "fazer * pedido", "para viagem", "entrega|delivery"]),
            .init(.reservation, 4, ["reservar|reserva * mesa", "fazer * reserva", "mesa para", "reservar"]),
            .init(.reservation, 2, ["RESERVA"]),
            .init(.appointment, 4, ["marcar|agendar * CONSULTA"]), .init(.appointment, 2, ["consulta"]),
            .init(.status, 4, ["onde está * pedido"]),
            .init(
                .complaint, 4,
                ["reclamação|reclamar|reembolso", "não funciona|chegou", "pedido * errado", "problema com"]),
        ])
}
