// Every JSON sample of the contract's call-config.md, voice-interaction.md and registration-linking.md, as it is printed there (its comments left out).

enum JSONCallSamples {
    static let all = [
        #"""
        {
          "success": true,
          "data": {
            "restaurantId": "restaurant_id",
            "name": "Restaurant Name",
            "aiEnabled": true,
            "callHoursStart": "09:00",
            "callHoursEnd": "21:00",
            "currentlyInCallHours": true,
            "agent": {
              "elevenlabs_agent_id": "elevenlabs_agent_id",
              "voice_id": "tnSpp4vdxKPjI9w0GnoV",
              "tools": ["end_call", "get_address", "forward_call"]
            },
            "forwarding_number": "(555) 123-4567"
          }
        }
        """#,
        #"""
        {
          "restaurantId": "restaurant_id",
          "callId": "external_call_id",
          "timestamp": "2025-03-01T12:30:00.000Z",
          "callerNumber": "+15551234567",
          "transcript": "Customer call transcript",
          "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3"
        }
        """#,
        #"""
        {
          "success": true,
          "message": "Call processed successfully",
          "data": {
            "callId": "pulsara_call_id",
            "sentimentScore": 85,
            "sentimentLabel": "positive",
            "summary": "Customer called about operating hours",
            "reason": "Hours"
          }
        }
        """#,
        #"""
        {
          "duration": 120,
          "forwardedTo": "manager",
          "finalTranscript": "Complete call transcript",
          "audioUrl": "https://storage.pulsara.ai/calls/call_id.mp3"
        }
        """#,
        #"""
        {
          "success": true,
          "message": "Call completion logged successfully",
          "data": {
            "callId": "pulsara_call_id",
            "sentimentScore": 85,
            "sentimentLabel": "positive",
            "summary": "Customer called about operating hours",
            "reason": "Hours",
            "duration": 120,
            "emailSent": true,
            "emailRecipients": ["owner@restaurant.com"]
          }
        }
        """#,
        #"""
        {
          "callbackUrl": "https://your-ivr-system.com/callbacks/pulsara",
          "events": ["restaurant.updated", "settings.updated", "agent.updated"]
        }
        """#,
        #"""
        {
          "success": true,
          "message": "Webhook registered successfully",
          "data": {
            "webhookId": "webhook_id",
            "callbackUrl": "https://your-ivr-system.com/callbacks/pulsara",
            "events": ["restaurant.updated", "settings.updated", "agent.updated"]
          }
        }
        """#,
        #"""
        {
          "name": "Twilio IVR Integration",
          "description": "API key for Twilio IVR system"
        }
        """#,
        #"""
        {
          "success": true,
          "message": "API key generated successfully",
          "data": {
            "apiKey": "psk_live_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            "name": "Twilio IVR Integration",
            "createdAt": "2025-03-01T00:00:00.000Z"
          }
        }
        """#,
        #"""
        {
          "call_id": "string",
          "user_input": "string",
          "territory_id": "string"
        }
        """#,
        #"""
        {
          "response_text": "string",
          "next_action": "string"
        }
        """#,
        #"""
        {
          "phone_number": "+919999999999",
          "name": "User Name",
          "age": 30,
          "password": "newpassword"
        }
        """#,
        #"""
        {"error": "ivr_account_exists", "message": "...", "phone_number": "..."}
        """#,
    ]
}
