"""Insurance verification by its API: what a test needs to be there, and what somebody else does meanwhile."""

import contextlib

# Sign-ins of the demo data, by the names that tests have for them.
USERS = {
    "ivr": ("ivr@healthcare.local", "ivr123"), "admin": ("admin", "admin123"),
    "doctor": ("doctor@healthcare.local", "doctor123"), "manager": ("manager", "manager123"), "agent": ("agent", "agent123"),
}
FIRST = "660e8400-e29b-41d4-a716-446655440001"
SUBMISSION = {
    "patient_id": "P-1234", "doctor_id": "D-001", "insurance_provider": "Blue Cross Blue Shield",
    "policy_number": "BCBS123456789", "diagnosis_code": "E11.621", "secondary_diagnosis_codes": ["L97.419"],
    "treatment_plan": "Advanced wound care with skin substitute",
    "selected_products": [{
        "product_name": "Rampart Wound Matrix", "q_code": "Q4201", "sizes": [
            {"size": "2x2", "dimensions": "2cm x 2cm", "unit_price": 150.00, "quantity": 10},
            {"size": "4x4", "dimensions": "4cm x 4cm", "unit_price": 250.00, "quantity": 5}],
    }],
    "priority": "high", "notes": "Urgent wound care needed",
}
APPROVAL = {
    "coverage_percentage": 80, "deductible_amount": 500.00, "copay_amount": 25.00, "out_of_pocket_max": 2000.00,
    "coverage_notes": "Approved for wound care treatment with 80% coverage",
}


class Desk:
    """Asks as each of the users. Use it by `with`."""

    def __init__(self, instance):
        self.instance, self.clients = instance, {}
        self.stack = contextlib.ExitStack()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stack.close()

    def client(self, user="ivr"):
        if user not in self.clients:
            token = self.instance.sign_in(*USERS[user])["access_token"]
            self.clients[user] = self.stack.enter_context(self.instance.client(token))
        return self.clients[user]

    def submit(self, **changes):
        """A new request as its creation answers: `id`, `ivr_number` ..."""
        answer = self.client().post("/api/ivr/requests", json=SUBMISSION | changes)
        assert answer.status_code == 201, answer.text
        return answer.json()

    def change(self, request, path, body=None, user="ivr", method="POST"):
        """Changes a request, and returns the answer's body."""
        answer = self.client(user).request(method, f"/api/ivr/requests/{request}{path}", json=body or {})
        assert answer.status_code in (200, 201), answer.text
        return answer.json()

    def read(self, request, path="", user="ivr"):
        answer = self.client(user).get(f"/api/ivr/requests/{request}{path}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    def approve(self, request, user="admin"):
        return self.change(request, "/approve", APPROVAL, user)

    def assign(self, request, name, user="ivr"):
        """Gives a request to the reviewer of this name."""
        reviewers = self.client(user).get("/api/ivr/reviewers").json()["reviewers"]
        [reviewer] = [one["id"] for one in reviewers if one["name"] == name]
        return self.change(request, "/assignment", {"assignee_id": reviewer}, user, method="PUT")
