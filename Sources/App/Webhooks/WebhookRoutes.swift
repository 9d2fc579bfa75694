internal import Web

enum WebhookRoutes {
    static let all: [Route<AppContext>] = [
        Route(
            .post, "/ivr/webhooks/register", access: .machine(.webhooks, or: .managers), envelope: .callConfig,
            .init(
                "registerWebhook", "Has another system told of events; its secret is shown this once",
                note: "What is sent is signed as Standard Webhooks 1.0 has it.", answers: [.created],
                takes: [.idempotencyKey], sends: [.location], links: ["webhook": "/data/webhookId"],
                refuses: [.conflict: ["TOO_MANY_WEBHOOKS"]]),
            RegisterWebhook.handle),
        Route(
            .get, "/ivr/webhooks", access: .machine(.webhooks, or: .managers), envelope: .callConfig,
            .init(
                "listWebhooks", "The organisation's webhooks, oldest first",
                links: ["webhook": "/data/webhooks/0/webhookId"]),
            ListWebhooks.handle),
        Route(
            .get, "/ivr/webhooks/{webhook}", access: .machine(.webhooks, or: .managers), envelope: .callConfig,
            .init("getWebhook", "One webhook", sends: [.etag], links: ["webhook": "/data/webhookId"]),
            GetWebhook.handle),
        Route(
            .patch, "/ivr/webhooks/{webhook}", access: .machine(.webhooks, or: .managers), envelope: .callConfig,
            .init(
                "changeWebhook", "Changes a webhook's URL or events, pauses it or lets it go on",
                note: "What happens while somebody has paused it waits until it goes on.", takes: [.ifMatch],
                sends: [.etag]),
            ChangeWebhook.handle),
        Route(
            .delete, "/ivr/webhooks/{webhook}", access: .machine(.webhooks, or: .managers), envelope: .callConfig,
            .init(
                "deleteWebhook", "Deletes a webhook; what waits to be sent to it is not sent any more",
                takes: [.ifStillMatch]),
            DeleteWebhook.handle),
        Route(
            .post, "/ivr/webhooks/{webhook}/secret", access: .machine(.webhooks, or: .managers),
            envelope: .callConfig,
            .init(
                "rotateWebhookSecret", "Another secret in the place of one, which goes on signing for a while",
                note: "Not while an earlier one still signs, unless all earlier ones end at once.",
                answers: [.created], takes: [.idempotencyKey], refuses: [.conflict: ["WEBHOOK_SECRET_OVERLAP"]]),
            RotateWebhookSecret.handle),
        Route(
            .post, "/ivr/webhooks/{webhook}/test", access: .machine(.webhooks, or: .managers), envelope: .callConfig,
            .init(
                "testWebhook", "Sends `webhook.test` to this endpoint alone", answers: [.created],
                takes: [.idempotencyKey], refuses: [.conflict: ["WEBHOOK_PAUSED"]]),
            TestWebhook.handle),
        Route(
            .get, "/ivr/webhooks/{webhook}/deliveries", access: .machine(.webhooks, or: .managers),
            envelope: .callConfig,
            .init(
                "listDeliveries", "What was sent to a webhook or is to be, newest first",
                query: DeliveryFilter.parameters + PageRequest.parameters,
                links: ["delivery": "/data/deliveries/0/deliveryId"]),
            ListDeliveries.handle),
        Route(
            .get, "/ivr/webhooks/{webhook}/deliveries/{delivery}", access: .roles(.managers), envelope: .callConfig,
            .init(
                "getDelivery", "One delivery with its body, its attempts and what was answered",
                links: ["delivery": "/data/delivery/deliveryId"]),
            GetDelivery.handle),
        Route(
            .post, "/ivr/webhooks/{webhook}/deliveries/{delivery}/replay",
            access: .machine(.webhooks, or: .managers), envelope: .callConfig,
            .init(
                "replayDelivery", "Sends a delivery once more",
                note: "Under the same `webhook-id`: a receiver that has had it knows it again.", answers: [.accepted],
                refuses: [.conflict: ["DELIVERY_UNDER_WAY"]]),
            ReplayDelivery.handle),
        Route(
            .post, "/ivr/webhooks/{webhook}/replay", access: .machine(.webhooks, or: .managers),
            envelope: .callConfig,
            .init(
                "replayDeliveries", "Sends deliveries of a range once more, at most 10,000",
                note: "Under the same `webhook-id` each. Those that still wait or are being sent are left alone.",
                answers: [.accepted]),
            ReplayDeliveries.handle),
    ]
}
